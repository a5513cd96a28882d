"""`counterfoil appraise`: the answer on screen, and as JSON, Excel, HTML, Word or a saved run."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.problems import print_problems
from counterfoil.cli.progress import progress_bar
from counterfoil.errors import BadInput, Problem, UsageError

if TYPE_CHECKING:
    from counterfoil.appraisal.business_case import BusinessCase
    from counterfoil.appraisal.results import Appraisal
    from counterfoil.casefile.review import ReviewStatus

_STDOUT = Path("-")
_PIPED_WIDTH = 100
_ENDINGS = {"xlsx": ".xlsx", "html": ".html", "docx": ".docx"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A case, its answer and its review: all that a form of the answer is made from.

    problems: the warnings, where they stand in the files.
    """

    case: BusinessCase
    appraisal: Appraisal
    status: ReviewStatus
    problems: tuple[Problem, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: the case, how chance is run, and the forms of the answer."""
    parser.add_argument("case", metavar="CASE", type=Path, help="a case folder or a workbook")
    chance = parser.add_argument_group("chance")
    chance.add_argument(
        "--trials", type=int, metavar="N", help="how many trials, in place of the case's"
    )
    chance.add_argument(
        "--seed", type=int, metavar="N", help="seed of chance, in place of the case's"
    )
    chance.add_argument(
        "--no-simulation", action="store_true", help="central figures only, at once"
    )
    forms = parser.add_argument_group("forms of the answer, beside the table on the screen")
    forms.add_argument(
        "--json",
        nargs="?",
        type=Path,
        const=_STDOUT,
        metavar="FILE",
        help="all of it as JSON; without a file or with -, in place of the table",
    )
    forms.add_argument("--xlsx", type=Path, metavar="FILE", help="a workbook with live formulas")
    forms.add_argument("--html", type=Path, metavar="FILE", help="a report in one file")
    forms.add_argument("--docx", type=Path, metavar="FILE", help="the five-case draft in Word")
    forms.add_argument(
        "--template", type=Path, metavar="FILE", help="your own Word template for --docx"
    )
    forms.add_argument(
        "--save",
        nargs="?",
        type=Path,
        const=_STDOUT,
        metavar="FOLDER",
        help="keep the run so that it can be made again; in `runs` beside the case unless named",
    )


def run(args: argparse.Namespace) -> int:
    """Appraise the case, print the answer and write each form asked for."""
    _check_asked(args)
    answered = answer(
        args.case, trials=args.trials, seed=args.seed, simulate=not args.no_simulation
    )
    warnings_shown = print_warnings(answered.problems)
    if args.json == _STDOUT:
        sys.stdout.write(json_text(answered))
    else:
        print_answer(answered, lists_warnings=not warnings_shown)
    for told in _written(args, answered):
        print(told, file=sys.stderr)
    return 0


def answer(
    path: Path, *, trials: int | None = None, seed: int | None = None, simulate: bool = True
) -> Answered:
    """Read a case and appraise it, with a progress bar. Raises BadInput with every problem."""
    from counterfoil.appraisal.appraise import appraise
    from counterfoil.casefile.fingerprint import case_fingerprint
    from counterfoil.casefile.folder import absence_warnings
    from counterfoil.casefile.load import CaseForm, load_case
    from counterfoil.casefile.review import review_status

    loaded = load_case(path)
    if loaded.case is None or loaded.errors:
        raise BadInput(loaded.problems)
    absences = absence_warnings(loaded.path) if loaded.form is CaseForm.FOLDER else ()
    with progress_bar(f"appraising {loaded.case.title}") as progress:
        appraisal = appraise(
            loaded.case,
            simulate=simulate,
            trials=trials,
            seed=seed,
            progress=progress,
            fingerprint=case_fingerprint(loaded.case),
        )
    return Answered(
        case=loaded.case,
        appraisal=appraisal,
        status=review_status(loaded.path, loaded.case),
        problems=(*loaded.problems, *absences),
    )


def print_warnings(problems: tuple[Problem, ...]) -> bool:
    """Print the warnings on standard error; whether whoever reads the answer has seen them."""
    print_problems(problems)
    return sys.stderr.isatty() and sys.stdout.isatty()


def print_answer(answered: Answered, *, lists_warnings: bool) -> None:
    """Print the answer as a table as wide as the screen."""
    from counterfoil.reports.answer_table import answer_text
    from counterfoil.reports.stated_figures import stated_figures

    text = answer_text(
        replace(answered.appraisal, problems=answered.problems),
        answered.status.text,
        stated_figures(answered.case),
        width=screen_width(),
        unicode=speaks_unicode(),
        colour=shows_colour(),
        lists_warnings=lists_warnings,
    )
    sys.stdout.write(text)


def json_text(answered: Answered) -> str:
    """The answer as JSON; the same whichever way the case is kept."""
    from counterfoil.reports.answer_json import to_json
    from counterfoil.reports.stated_figures import stated_figures

    return to_json(answered.appraisal, answered.status.text, stated_figures(answered.case))


def html_text(answered: Answered) -> str:
    """The answer as a page."""
    from counterfoil.reports.html_report import html_report

    return html_report(
        answered.case,
        replace(answered.appraisal, problems=answered.problems),
        answered.status.text,
        reviewed=answered.status.reviewed,
    )


def screen_width() -> int:
    """The terminal's width, or what COLUMNS says; 100 for a pipe or a file."""
    return shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns


def speaks_unicode() -> bool:
    """Whether standard output can hold box characters and a minus sign."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def shows_colour() -> bool:
    """Whether standard output is a terminal that shows bold text, and nobody asked it not to."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _written(args: argparse.Namespace, answered: Answered) -> Iterator[str]:
    """Write each file asked for, and say so."""
    from counterfoil.files import write_bytes, write_text

    if args.json not in (None, _STDOUT):
        write_text(args.json, json_text(answered))
        yield f"wrote {args.json}"
    if args.xlsx is not None:
        from counterfoil.reports.live_workbook import write_live_workbook

        write_live_workbook(
            answered.case, answered.appraisal, args.xlsx, review_text=answered.status.text
        )
        yield f"wrote {args.xlsx}"
    if args.html is not None:
        write_text(args.html, html_text(answered))
        yield f"wrote {args.html}"
    if args.docx is not None:
        from counterfoil.reports.word_case import word_case

        appraisal = replace(answered.appraisal, problems=answered.problems)
        document = word_case(answered.case, appraisal, answered.status.text, args.template)
        write_bytes(args.docx, document)
        yield f"wrote {args.docx}"
    if args.save is not None:
        yield _saved(args, answered)


def _saved(args: argparse.Namespace, answered: Answered) -> str:
    from counterfoil.reports.saved_runs import save_run

    beside = args.case if args.case.is_dir() else args.case.parent
    folder = beside / "runs" if args.save == _STDOUT else args.save
    saved = save_run(answered.case, answered.appraisal, answered.status.text, folder)
    if saved.is_new:
        return f"saved {saved.path}"
    return f"already saved as {saved.path}: the same case, settings and answer"


def _check_asked(args: argparse.Namespace) -> None:
    """Refuse, before the work is done, what could not be written after it."""
    if args.template is not None and args.docx is None:
        raise UsageError(
            what="a template is of no use by itself",
            where="--template",
            mend="name the document to write with --docx",
        )
    if args.template is not None and not args.template.is_file():
        raise UsageError(
            what="there is no such file",
            where=f"--template {args.template}",
            mend="name a Word template that ends in .docx",
        )
    if args.save not in (None, _STDOUT) and args.save.is_file():
        raise UsageError(
            what="it is a file, not a folder",
            where=f"--save {args.save}",
            mend="name a folder to keep runs in",
        )
    for name, ending in _ENDINGS.items():
        target = getattr(args, name)
        if target is not None:
            _check_target(target, name, ending)
    if args.json not in (None, _STDOUT):
        _check_target(args.json, "json", ".json")


def _check_target(target: Path, name: str, ending: str) -> None:
    if target.is_dir():
        raise UsageError(
            what="it is a folder, not a file",
            where=f"--{name} {target}",
            mend=f"name a file in it, such as {target / ('answer' + ending)}",
        )
    if target.suffix.casefold() != ending:
        raise UsageError(
            what=f"the file's name does not end in {ending}",
            where=f"--{name} {target}",
            mend=f"write to {target.with_suffix(ending)}" if target.name else f"add {ending}",
        )
    if not target.parent.is_dir():
        raise UsageError(
            what="the folder it goes into does not exist",
            where=f"--{name} {target}",
            mend=f"make the folder {target.parent}, or name another",
        )
