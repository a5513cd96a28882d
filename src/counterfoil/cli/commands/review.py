"""`counterfoil review`: the checklist, whether a case is reviewed, and signing it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.errors import BadInput, UsageError

if TYPE_CHECKING:
    from counterfoil.casefile.load import Loaded

_MOST_BYTES = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the case folder")
    parser.add_argument(
        "--form", metavar="FILE", type=Path, help="write the checklist as a form to fill in"
    )
    parser.add_argument("--reviewer", metavar="NAME", help="sign as this person, not the author")
    parser.add_argument("--role", metavar="ROLE", help="the reviewer's role")
    parser.add_argument(
        "--answers", metavar="FILE", type=Path, help="the form, filled in by the reviewer"
    )
    parser.add_argument(
        "--on", metavar="YYYY-MM-DD", help="the day of the review, today unless given"
    )


def run(args: argparse.Namespace) -> int:
    """Show the checklist and status, write the form, or sign."""
    signing = {name: getattr(args, name) for name in ("reviewer", "role", "answers")}
    if args.form is not None:
        return _write_form(args.form)
    if any(signing.values()) or args.on:
        missing = [f"--{name}" for name, value in signing.items() if not value]
        if missing:
            raise UsageError(
                what=f"{' and '.join(missing)} missing",
                where="counterfoil review",
                mend="sign with --reviewer NAME --role ROLE --answers FILE",
            )
        return _sign(args)
    return _show(args.folder)


def _write_form(path: Path) -> int:
    from counterfoil.casefile.review_answers import answers_form
    from counterfoil.files import write_text

    if path.exists():
        raise UsageError(
            what="there is a file of that name",
            where=str(path),
            mend="name another file, so that answers already given are kept",
        )
    write_text(path, answers_form())
    print(f"wrote {path}: fill it in, then sign with --answers {path}", file=sys.stderr)
    return 0


def _show(folder: Path) -> int:
    from counterfoil.casefile.review import review_status
    from counterfoil.casefile.review_checklist import checklist

    loaded = _loaded(folder)
    for number, item in enumerate(checklist(), start=1):
        print(f"{number:>2}. {item.asks}\n    {item.why}")
    if loaded.case is None or loaded.errors:
        raise BadInput(loaded.problems)
    status = review_status(loaded.path, loaded.case)
    print(f"\n{status.text}" + (f" ({status.reason})" if status.reason else ""))
    return 0


def _sign(args: argparse.Namespace) -> int:
    from counterfoil.casefile.review import sign_review
    from counterfoil.casefile.review_answers import read_answers_text
    from counterfoil.files import read_text

    loaded = _loaded(args.folder)
    if loaded.case is None or loaded.errors:
        raise BadInput(loaded.problems)
    text = read_text(args.answers, _MOST_BYTES)
    answers, problems = read_answers_text(text, str(args.answers))
    if problems:
        raise BadInput(problems)
    status = sign_review(
        loaded.path,
        loaded.case,
        reviewer=args.reviewer,
        role=args.role,
        on=args.on or date.today().isoformat(),  # noqa: DTZ011 - the day where the reviewer is
        answers=answers,
    )
    print(status.text)
    return 0


def _loaded(folder: Path) -> Loaded:
    from counterfoil.casefile.load import CaseForm, load_case

    loaded = load_case(folder)
    if loaded.form is CaseForm.WORKBOOK:
        raise UsageError(
            what="a workbook cannot be signed",
            where=str(folder),
            mend="bring it back with `counterfoil from-excel` and review the folder",
        )
    return loaded
