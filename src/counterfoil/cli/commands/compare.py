"""`counterfoil compare`: what changed between two cases, and what each change did."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.errors import BadInput

if TYPE_CHECKING:
    from counterfoil.appraisal.business_case import BusinessCase
    from counterfoil.errors import Problem

_CASE_WORDS = "a case folder, a workbook or a saved run"
_RUN = "run.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("before", metavar="A", type=Path, help=f"{_CASE_WORDS}: as it was")
    parser.add_argument("after", metavar="B", type=Path, help=f"{_CASE_WORDS}: as it is now")
    parser.add_argument(
        "--simulate", action="store_true", help="simulate both, to compare their ranges"
    )
    parser.add_argument("--trials", metavar="N", type=int, help="how many trials, for both")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")


def run(args: argparse.Namespace) -> int:
    """Load both, compare, and print."""
    from counterfoil.reports.comparison import compare_cases

    before, after = _load_both(args.before, args.after)
    comparison = compare_cases(
        before.case,
        after.case,
        names=(str(args.before), str(args.after)),
        simulate=args.simulate or args.trials is not None,
        trials=args.trials,
        made_with=(before.made_with, after.made_with),
        reviews=(before.review, after.review),
    )
    if args.json:
        from counterfoil.reports.comparison_json import comparison_json

        print(comparison_json(comparison), end="")
        return 0
    from counterfoil.cli.comparison_pages import print_comparison
    from counterfoil.cli.screen import Screen

    print_comparison(comparison, Screen())
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two cases, what its review says, and what it is or was made with."""

    case: BusinessCase
    review: str
    made_with: Mapping[str, str]


def _load_both(before: Path, after: Path) -> tuple[_Side, _Side]:
    """Both cases. Raises: BadInput with the problems of both, each with the case it is in."""
    sides: list[_Side] = []
    problems: list[Problem] = []
    for path in (before, after):
        try:
            sides.append(_load(path))
        except BadInput as bad:
            problems.extend(replace(p, where=f"{path}, {p.where}") for p in bad.problems)
    if problems:
        raise BadInput(problems)
    return sides[0], sides[1]


def _load(path: Path) -> _Side:
    """A case that an answer can be given on; of a saved run, with the trials and seed it had."""
    from counterfoil.casefile.load import load_case
    from counterfoil.casefile.review import review_status
    from counterfoil.reports.saved_runs import made_with_now, read_run

    if not (path / _RUN).is_file():
        loaded = load_case(path)
        if loaded.case is None or loaded.errors:
            raise BadInput(loaded.problems)
        status = review_status(loaded.path, loaded.case)
        return _Side(case=loaded.case, review=status.text, made_with=made_with_now(loaded.case))
    kept = read_run(path)
    trials = kept.trials if kept.simulated else kept.case.simulation.trials
    simulation = replace(kept.case.simulation, trials=trials, seed=kept.seed)
    case = replace(kept.case, simulation=simulation)
    return _Side(case=case, review=kept.review, made_with=kept.made_with)
