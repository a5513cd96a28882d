"""`counterfoil explain`: one figure of the answer, opened into formula, inputs and sources."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.errors import BadInput, UsageError

if TYPE_CHECKING:
    from counterfoil.quantities.years import FinancialYear


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a case folder or a workbook")
    parser.add_argument(
        "option", metavar="OPTION", nargs="?", help="an option's id; without one they are listed"
    )
    parser.add_argument(
        "line", metavar="LINE", nargs="?", help="the id of one of its lines or risks"
    )
    parser.add_argument("year", metavar="YEAR", nargs="?", help="a financial year, such as 2017-18")
    parser.add_argument(
        "--depth",
        metavar="N",
        type=int,
        help="how many steps to open; if not given, down to the lines, the years of a line, or "
        "everything below one year of a line",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: argparse.Namespace) -> int:
    """Load the case, work the figure out, and print how."""
    from counterfoil.appraisal.working import explain
    from counterfoil.casefile.load import load_case
    from counterfoil.casefile.review import review_status

    line, year = _line_and_year(args.line, args.year)
    loaded = load_case(args.folder)
    if loaded.case is None or loaded.errors:
        raise BadInput(loaded.problems)
    if args.option is None:
        raise UsageError(
            what="no option is named",
            where=f"{args.folder}",
            mend=f"name one of {', '.join(option.id for option in loaded.case.options)}",
        )
    review = review_status(loaded.path, loaded.case).text
    working = explain(loaded.case, args.option, line, year)
    if args.json:
        from counterfoil.reports.working_json import working_json

        print(working_json(working, review), end="")
        return 0
    from counterfoil.cli.screen import Screen
    from counterfoil.cli.working_pages import print_working

    print_working(working, Screen(), depth=_depth(args), review=review)
    return 0


def _line_and_year(line: str | None, year: str | None) -> tuple[str | None, FinancialYear | None]:
    """The line and the year asked for; a year may stand in the line's place."""
    from counterfoil.casefile.columns import year_of
    from counterfoil.quantities.years import FinancialYear

    if line is not None and year is None and year_of(line) is not None:
        line, year = None, line
    return line, None if year is None else FinancialYear.parse(year)


def _depth(args: argparse.Namespace) -> int:
    """How far to open: a whole option goes down to its lines' years unless asked for more."""
    if args.depth is not None:
        return max(0, int(args.depth))
    if args.line is None:
        return 2
    return 1 if args.year is None else 100
