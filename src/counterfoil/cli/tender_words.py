"""What the pages of a tender share: its head, points and pounds in words, the time asked for."""

from __future__ import annotations

import argparse
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.tender.award import Entry
    from counterfoil.tender.plan import Plan


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option of every action that answers."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def head(plan: Plan, shown: Screen) -> None:
    """The title, and what is made up."""
    shown.strong(f"{plan.title}, {plan.authority}")
    if plan.illustrative:
        shown.prose(plan.illustrative)


def points(value: Fraction | None) -> str:
    """Points to two decimals, … after them when they go on.

    >>> points(Fraction("75.2")), points(Fraction(400, 11)), points(None)
    ('75.2', '36.36…', '–')
    """
    from counterfoil.contract.lines import number_text

    return "–" if value is None else number_text(value, 2)


def moment_asked(text: str, option: str) -> datetime:
    """A local day and time. Raises: UsageError when it is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or len(text) < len("2026-11-23 12:00"):
        raise UsageError(
            what=f"{text!r} is not a local day and time",
            where=option,
            mend="write it as '2026-11-23 12:00'",
        )
    return found


def entry_rows(plan: Plan, entries: tuple[Entry, ...]) -> list[list[str]]:
    """Bids with their marks and prices, a row for each."""
    from counterfoil.cli.outcomes_words import pounds

    return [
        [
            one.bid,
            *([] if plan.price is None else [pounds(one.price_gbp)]),
            *(points(one.marks[leaf.id]) for leaf in plan.marked),
        ]
        for one in entries
    ]
