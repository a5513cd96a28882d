"""`counterfoil check`: every problem in a case, or a line that says what it holds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.problems import print_problems

if TYPE_CHECKING:
    from counterfoil.appraisal.business_case import BusinessCase

_BAD_INPUT = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", metavar="CASE", type=Path, help="a case folder or a workbook")


def run(args: argparse.Namespace) -> int:
    """Print every problem; with none that stops an answer, print what the case holds."""
    from counterfoil.casefile.folder import absence_warnings
    from counterfoil.casefile.load import CaseForm, load_case
    from counterfoil.casefile.review import review_status

    loaded = load_case(args.path)
    absences = absence_warnings(loaded.path) if loaded.form is CaseForm.FOLDER else ()
    print_problems((*loaded.problems, *absences), file=sys.stdout if loaded.errors else sys.stderr)
    if loaded.case is None or loaded.errors:
        return _BAD_INPUT
    status = review_status(loaded.path, loaded.case)
    print(f"{summary(loaded.case)} {status.text}.")
    return 0


def summary(case: BusinessCase) -> str:
    """What a case holds, in a line."""
    options, lines = _count(len(case.options), "option"), _count(len(case.lines), "line")
    risks, budgets = _count(len(case.risks), "risk"), _count(len(case.budgets), "budget line")
    editions = ", ".join(f"{name} {edition}" for name, edition in sorted(case.editions.items()))
    unsigned = [service for service in case.baseline if not service.signed_by.strip()]
    baseline = "not signed" if unsigned or not case.baseline else "signed"
    return (
        f"{case.title}: {options}, {lines}, {risks}, {budgets}, {case.first_year} to "
        f"{case.last_year} ({_count(case.years, 'year')}); editions {editions or 'none'}. "
        f"Baseline {baseline}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
