"""`counterfoil try-out`: the example partnerships appraised, on the screen and as a report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.commands.appraise import (
    Answered,
    answer,
    html_text,
    screen_width,
    shows_colour,
    speaks_unicode,
)
from counterfoil.cli.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT = (
    "Each is a real partnership, built from published figures; what had to be derived or "
    "assumed is marked so, figure by figure. Open one for the whole answer."
)
_TITLE = "Was it worth it? Three police partnerships"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: where to put the report."""
    parser.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        default=Path("build/report"),
        help="where the report goes (build/report)",
    )
    parser.add_argument(
        "--trials", type=int, metavar="N", help="how many trials, in place of each case's own"
    )


def run(args: argparse.Namespace) -> int:
    """Appraise the examples, print them side by side and write the report."""
    from counterfoil.reports.cases_table import cases_text

    answers = tuple(_answers(args.trials))
    text = cases_text(
        [(one.case, one.appraisal, one.status.text) for one in answers],
        width=screen_width(),
        unicode=speaks_unicode(),
        colour=shows_colour(),
    )
    sys.stdout.write(text)
    sys.stdout.flush()
    index = _write_report(args.to, answers)
    print()
    print(f"The report, with charts and every figure's source:\n  {index.absolute().as_uri()}")
    print(_next_steps())
    return 0


def example_folders() -> tuple[Path, ...]:
    """The example partnerships that come with Counterfoil, in order of name."""
    import counterfoil

    examples = Path(counterfoil.__file__).parent / "content" / "examples"
    return tuple(sorted(one.parent for one in examples.glob("*/case.yaml")))


def _answers(trials: int | None) -> Iterator[Answered]:
    for folder in example_folders():
        yield answer(folder, trials=trials)


def _write_report(folder: Path, answers: Sequence[Answered]) -> Path:
    """Write a page for each case and one that lists them; the list's place."""
    from counterfoil.files import write_text
    from counterfoil.reports.html_report import IndexedCase, html_index
    from counterfoil.reports.stated_figures import stated_figures

    _make(folder)
    listed = []
    with progress_bar("writing the report") as progress:
        for place, one in enumerate(answers):
            if progress is not None:
                progress(place, len(answers))
            write_text(folder / f"{one.case.id}.html", html_text(one))
            listed.append(
                IndexedCase(
                    appraisal=one.appraisal,
                    figures=stated_figures(one.case),
                    review_text=one.status.text,
                    href=f"{one.case.id}.html",
                )
            )
    index = folder / "index.html"
    write_text(index, html_index(_TITLE, _ABOUT, listed))
    return index


def _make(folder: Path) -> None:
    from counterfoil.files import UnwritableOutput

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutput(
            what=f"the folder cannot be made: {error.strerror}",
            where=str(folder),
            mend="name a folder that you may write in, with --to",
        ) from error


def _next_steps() -> str:
    steps = (
        ("counterfoil new my-case --kind custody", "a filled case of your own to start from"),
        ("counterfoil appraise my-case --html answer.html", "its answer, and a report"),
        ("counterfoil --help", "everything else"),
    )
    width = max(len(command) for command, _ in steps)
    lines = "\n".join(f"  {command:<{width}}  {does}" for command, does in steps)
    return f"\nNext:\n{lines}"
