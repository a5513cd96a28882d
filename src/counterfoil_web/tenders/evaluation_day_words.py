"""The days of an evaluation in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterfoil.tender.dossier import Dossier
from counterfoil.tender.evaluation_days import DayFor, days_to_come

TO_DO = {
    DayFor.DECLARE: "Declare interests by",
    DayFor.MARK: "Hand in marks by",
    DayFor.MODERATE: "Moderation meeting on",
    DayFor.OPEN_PRICES: "Prices are opened on",
}
"""What is to be done, as words that a day follows."""
IN_A_LIST = {
    DayFor.DECLARE: "Interests are declared",
    DayFor.MARK: "Marks are handed in",
    DayFor.MODERATE: "Moderation meeting",
    DayFor.OPEN_PRICES: "Prices are opened",
}
"""The same as words that stand alone."""


@dataclass(frozen=True)
class DayRow:
    """A day. words: what is to be done; criterion: for which, blank for all."""

    words: str
    day: date
    criterion: str
    place: str


def day_rows(dossier: Dossier, today: date) -> list[DayRow]:
    """The days to come, the next first."""
    titles = {leaf.id: leaf.criterion.title for leaf in dossier.plan.marked}
    return [
        DayRow(TO_DO[one.what], one.day, titles.get(one.criterion, one.criterion), one.place)
        for one in days_to_come(dossier, today)
    ]
