"""What the pages of outcomes share: amounts in words, the note on what is made up, the options."""

from __future__ import annotations

import argparse
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.outcomes.ledger import Ledger


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of every action that answers from the records."""
    parser.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        help="as known on that day, the document's own unless given; what was entered later does "
        "not count",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def opened(args: argparse.Namespace) -> Ledger:
    """The ledger of the folder asked for, as known on the day asked for.

    Raises: BadInput with every problem of the folder; UsageError for no day.
    """
    from counterfoil.cli.contract_months import day_asked
    from counterfoil.outcomesfile.folder import read_outcomes_folder

    day = day_asked(args.on)
    ledger = read_outcomes_folder(args.folder).ledger
    return ledger if day is None else ledger.on(day)


def screen() -> Screen:
    """Where the page is written."""
    from counterfoil.cli.screen import Screen

    return Screen()


def head(ledger: Ledger, shown: Screen) -> None:
    """The title, the months, and what is made up."""
    document = ledger.document
    shown.strong(document.title)
    shown.prose(f"Counted up to {document.until}, as known on {document.as_at}.")
    if document.illustrative:
        shown.prose(document.illustrative)


def pounds(value: Fraction | None) -> str:
    """Whole pounds, rounded half away from nought.

    >>> pounds(Fraction(12345, 10)), pounds(Fraction(-1, 2)), pounds(None)
    ('£1,235', '−£1', 'not known')
    """
    if value is None:
        return "not known"
    whole = (abs(value) + Fraction(1, 2)).__floor__()
    return f"{'−' if value < 0 and whole else ''}£{whole:,}"


def amount(value: Fraction, unit: str) -> str:
    """An amount in its unit.

    >>> amount(Fraction(125), "officer"), amount(Fraction(1800), "GBP")
    ('125 officers', '£1,800')
    """
    from counterfoil.outcomes.records import GBP, in_unit

    return pounds(value) if unit == GBP else in_unit(value, unit)


def exact(value: Fraction | None) -> str | None:
    """A figure for JSON: exact digits, or a ratio where no digits say it."""
    from counterfoil.contractfile.exact_text import exact_text

    return None if value is None else exact_text(value)


def print_json(values: dict[str, Any]) -> None:
    """Values as JSON on standard output."""
    from counterfoil.cli.contract_forms import json_text

    print(json_text(values), end="")
