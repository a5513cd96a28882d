"""`counterfoil tender marking-workbook`: one evaluator's marks out to Excel, and back in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.tender_words import moment_asked
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from counterfoil.tender.dossier import Dossier
    from counterfoil.tender.marking import Answered
    from counterfoil.tender.scores import Score
    from counterfoil.tenderfile.marking_workbook_reader import MarkClash, ReturnedMarking

_BAD_INPUT = 3
_WHERE = "counterfoil tender marking-workbook"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose marks, and where to write them or read them from."""
    parser.add_argument("--evaluator", metavar="ID", required=True, help="whose marks they are")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--out", metavar="FILE", type=Path, help="the .xlsx to write")
    which.add_argument("--back", metavar="FILE", type=Path, help="a filled .xlsx to take in")
    back = parser.add_argument_group("to take one in")
    back.add_argument("--at", metavar="'YYYY-MM-DD HH:MM'", help="when, local time")
    back.add_argument(
        "--mine",
        metavar="BID/CRITERION",
        action="append",
        default=[],
        help="where both were changed, take the workbook's; may be repeated",
    )
    back.add_argument(
        "--theirs",
        metavar="BID/CRITERION",
        action="append",
        default=[],
        help="where both were changed, leave what stands; may be repeated",
    )


def run(args: argparse.Namespace) -> int:
    """Write the workbook, or take one in."""
    if args.out is not None:
        return _out(args)
    return _back(args)


def _out(args: argparse.Namespace) -> int:
    from counterfoil.files import write_bytes
    from counterfoil.tenderfile.folder import read_tender_folder
    from counterfoil.tenderfile.marking_workbook import marking_workbook

    if args.out.suffix.casefold() != ".xlsx":
        raise UsageError(what=f"{args.out} is no name for it", where="--out", mend="end it .xlsx")
    dossier = read_tender_folder(args.folder).dossier
    write_bytes(args.out, marking_workbook(dossier, args.evaluator))
    print(f"wrote {args.out}", file=sys.stderr)
    return 0


def _back(args: argparse.Namespace) -> int:
    from counterfoil.cli.problems import print_problems
    from counterfoil.tenderfile.folder import add_tender_records, read_tender_folder
    from counterfoil.tenderfile.marking_workbook_reader import read_marking_workbook

    if not args.at:
        raise UsageError(what="no time is given", where="--at", mend="say when, in local time")
    moment = moment_asked(args.at, "--at")
    dossier = read_tender_folder(args.folder).dossier
    found = read_marking_workbook(
        args.back,
        dossier,
        args.evaluator,
        mine=_named(args.mine, "--mine"),
        theirs=_named(args.theirs, "--theirs"),
    )
    if not found.can_be_taken:
        print_problems(found.problems)
        _print_clashes(found.clashes)
        return _BAD_INPUT
    made = _scores(dossier, args.evaluator, found, args.back.name, moment)
    print_problems(add_tender_records(args.folder, made))
    for one in found.unfinished:
        bid, criterion = one.answered
        print(f"not taken: {one.where}, bid {bid}, {criterion}: no {one.missing.casefold()}")
    print(
        f"took in {len(made)} marks; {found.same} rows have nothing new, "
        f"{len(found.unfinished)} are unfinished",
        file=sys.stderr,
    )
    return 0


def _scores(
    dossier: Dossier, evaluator: str, found: ReturnedMarking, file: str, moment: datetime
) -> list[Score]:
    from counterfoil.tender.marking import mark_given

    return [
        mark_given(
            dossier,
            one.answered,
            evaluator=evaluator,
            mark=one.mark,
            reason=one.reason,
            change_reason=one.change_reason,
            at=moment,
            source=f"{file}, {one.where}",
        )
        for one in found.marks
    ]


def _named(texts: Sequence[str], option: str) -> list[Answered]:
    found = []
    for text in texts:
        bid, slash, criterion = text.partition("/")
        if not slash:
            mend = "write the bid and the criterion, such as a/care"
            raise UsageError(what=f"{text!r} names no answer", where=option, mend=mend)
        found.append((bid, criterion))
    return found


def _print_clashes(clashes: Sequence[MarkClash]) -> None:
    for one in clashes:
        name = "/".join(one.answered)
        print(
            f"{one.where}: {name} was changed in the workbook and, since it was taken out, here too"
            f"\n  workbook: {one.mine.mark or '–'}: {one.mine.reason or '–'}"
            f"\n  here: {one.theirs.mark or '–'}: {one.theirs.reason or '–'}"
            f"\n  mend: decide with --mine {name} or --theirs {name}",
            file=sys.stderr,
        )
