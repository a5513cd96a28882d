"""`counterfoil log verify`: follow the chain of an exported log, with nothing but the file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.problems import print_problems, problem_text
from counterfoil.errors import Problem, UnreadableInput, UsageError

if TYPE_CHECKING:
    from counterfoil.record import CopiedRow, Header, Point, Verdict

_BAD_INPUT = 3
_MOST_BYTES_A_LINE = 64_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: verify FILE."""
    actions = parser.add_subparsers(dest="action", metavar="{verify}", required=True)
    verify = actions.add_parser("verify", help="say whether a copy of the log is whole")
    verify.add_argument("file", metavar="FILE", type=Path, help="a log as JSON Lines")
    verify.add_argument(
        "--head",
        metavar="HASH",
        help="the hash of the last row, as the page of the log showed it or somebody noted it",
    )
    verify.add_argument(
        "--earlier",
        metavar="FILE",
        type=Path,
        help="a copy made earlier: what it ended with must still stand in this one",
    )


def run(args: argparse.Namespace) -> int:
    """Print what was found, row by row where it is broken."""
    from counterfoil.record import read_rows, verify

    header, lines = _opened(args.file)
    noted = [] if args.earlier is None else [_noted(args.earlier, header, args.file)]
    _check_head(args.head, header, args.file)
    counts = _Counts()
    verdict = verify(
        (row.link for row in counts.of(read_rows(lines, str(args.file)))),
        start=header.before,
        head=header.head,
        noted=noted,
    )
    print(_about(header, args.file))
    if not verdict.holds:
        print_problems(_problems(verdict, args.file), file=sys.stdout)
        return _BAD_INPUT
    print(_whole(verdict, counts))
    if args.head is None and args.earlier is None:
        print(
            "To know that it was not written anew as a whole, compare the last hash with one noted "
            "elsewhere: --head HASH, or --earlier FILE.",
            file=sys.stderr,
        )
    return 0


class _Counts:
    """How many rows of a copy are whole, and of how many something is kept back."""

    def __init__(self) -> None:
        self.shown = self.withheld = self.left_out = 0

    def of(self, rows: Iterator[CopiedRow]) -> Iterator[CopiedRow]:
        """Count the rows as they go by."""
        for row in rows:
            if row.event is None:
                self.left_out += 1
            elif row.event.withheld:
                self.withheld += 1
            else:
                self.shown += 1
            yield row


def _opened(file: Path) -> tuple[Header, Iterator[str]]:
    from counterfoil.files import text_lines
    from counterfoil.record import read_header

    lines = text_lines(file, _MOST_BYTES_A_LINE)
    first = next(lines, None)
    if first is None:
        raise UnreadableInput(
            what="it is empty", where=str(file), mend="name a log exported as JSON Lines"
        )
    return read_header(first, str(file)), lines


def _noted(earlier: Path, header: Header, file: Path) -> Point:
    """Where the earlier copy ended, which must be a row of this one."""
    head = _opened(earlier)[0].head
    if not header.before.number <= head.number <= header.head.number:
        raise UsageError(
            what=f"{earlier} ends at row {head.number}, and this copy goes from row "
            f"{header.before.number + 1} to {header.head.number}",
            where=str(file),
            mend="export a copy that takes in that row",
        )
    return head


def _check_head(head: str | None, header: Header, file: Path) -> None:
    if head is not None and head.strip().lower() != header.head.hash:
        raise UnreadableInput(
            what=f"it ends with the hash {header.head.hash}, not with the one given",
            where=str(file),
            mend="compare the number of the last row too: a later copy ends with another hash; if "
            f"that number is {header.head.number}, the log was changed",
        )


def _about(header: Header, file: Path) -> str:
    words = "".join(f", {name.replace('_', ' ')} {word}" for name, word in header.about.items())
    text = Problem(what=f"a copy of the log{words}", where=str(file), mend="")
    return problem_text(text).partition("\n")[0]


def _problems(verdict: Verdict, file: Path) -> list[Problem]:
    return [
        Problem(
            what=found.sentence,
            where=str(file),
            mend="ask who keeps the installation for a fresh copy, and tell the auditor"
            if place == 0
            else "see the first of these",
        )
        for place, found in enumerate(verdict.breaks)
    ]


def _whole(verdict: Verdict, counts: _Counts) -> str:
    if not verdict.rows:
        return "It holds no rows."
    return (
        f"Rows {verdict.first:,} to {verdict.last:,} follow from one another, and none is missing: "
        f"{counts.shown:,} shown, {counts.withheld:,} with words withheld, "
        f"{counts.left_out:,} left out.\nLast hash: {verdict.head}"
    )
