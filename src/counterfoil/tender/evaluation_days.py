"""The days that those who judge bids keep free: to declare, mark, moderate and open prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from counterfoil.errors import Severity
from counterfoil.tender.bid_checks import choose
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.dossier import Dossier

Fault = tuple[str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


class DayFor(StrEnum):
    """What a day is for, in the order in which a tender comes to them."""

    DECLARE = "declare"
    MARK = "mark"
    MODERATE = "moderate"
    OPEN_PRICES = "open_prices"


_OF_A_CRITERION = (DayFor.MARK, DayFor.MODERATE)
_AFTER_BIDS = (DayFor.MARK, DayFor.MODERATE, DayFor.OPEN_PRICES)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationDay(TenderRecord):
    """By when interests are declared and marks handed in, or the day of a meeting.

    criterion: for which; blank for all. place: where, at what time, by which link.
    """

    kind: ClassVar[str] = "evaluation_day"
    what: DayFor
    day: date
    criterion: str = ""
    place: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.what, self.criterion)


def day_faults(one: TenderRecord, dossier: Dossier) -> Iterator[Fault]:
    """What is wrong with a day: what, the mend, how much it matters."""
    if not isinstance(one, EvaluationDay):
        return
    names = [leaf.id for leaf in dossier.plan.marked]
    if one.criterion and one.criterion not in names:
        yield f"there is no criterion {one.criterion} to mark", choose(names), _ERROR
    elif one.criterion and one.what not in _OF_A_CRITERION:
        yield "this is not done criterion by criterion", "leave criterion blank", _ERROR
    due = dossier.plan.bids_due.date()
    if one.what in _AFTER_BIDS and one.day < due:
        yield f"it is before bids are due, on {due}", "give a day on or after that", _ERROR
    order = list(DayFor)
    for each in dossier.of(EvaluationDay):
        later = order.index(each.what) > order.index(one.what)
        touches = "" in (each.criterion, one.criterion) or each.criterion == one.criterion
        if later and touches and each.day < one.day:
            what = f"it is after the day to {each.what.replace('_', ' ')}, {each.day}"
            yield what, "move one of the two", _WARNING


def days_to_come(dossier: Dossier, today: date) -> tuple[EvaluationDay, ...]:
    """The days that stand, today's among them, the next first."""
    held = (one for one in dossier.of(EvaluationDay) if one.day >= today)
    order = list(DayFor)
    return tuple(sorted(held, key=lambda one: (one.day, order.index(one.what), one.criterion)))
