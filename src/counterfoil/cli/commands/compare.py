"""`counterfoil compare`: what changed between two cases, and what each change did."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.errors import BadInput

if TYPE_CHECKING:
    from counterfoil.appraisal.business_case import BusinessCase
    from counterfoil.errors import Problem

_CASE_WORDS = "a case folder or a workbook"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("before", metavar="A", type=Path, help=f"{_CASE_WORDS}: as it was")
    parser.add_argument("after", metavar="B", type=Path, help=f"{_CASE_WORDS}: as it is now")
    parser.add_argument(
        "--simulate", action="store_true", help="run chance for both, to compare their ranges"
    )
    parser.add_argument("--trials", metavar="N", type=int, help="how many trials, for both")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")


def run(args: argparse.Namespace) -> int:
    """Load both, compare, and print."""
    from counterfoil.reports.comparison import compare_cases

    before, after = _load_both(args.before, args.after)
    comparison = compare_cases(
        before,
        after,
        names=(str(args.before), str(args.after)),
        simulate=args.simulate or args.trials is not None,
        trials=args.trials,
    )
    if args.json:
        from counterfoil.reports.comparison_json import comparison_json

        print(comparison_json(comparison), end="")
        return 0
    from counterfoil.cli.comparison_pages import print_comparison
    from counterfoil.cli.screen import Screen

    print_comparison(comparison, Screen())
    return 0


def _load_both(before: Path, after: Path) -> tuple[BusinessCase, BusinessCase]:
    """Both cases. Raises: BadInput with the problems of both, each with the case it is in."""
    from counterfoil.casefile.load import load_case

    cases: list[BusinessCase] = []
    problems: list[Problem] = []
    for path in (before, after):
        loaded = load_case(path)
        if loaded.case is not None and not loaded.errors:
            cases.append(loaded.case)
        else:
            problems.extend(replace(p, where=f"{path}, {p.where}") for p in loaded.problems)
    if problems:
        raise BadInput(problems)
    return cases[0], cases[1]
