"""From a breach to rectification to exit: what has been done, what is due next and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from counterfoil.errors import InvalidValue

NOTICE_WITHIN_DAYS = 30
"""A s.71(5) event is published within 30 days, beginning with the day it occurs (Act of 2023)."""


class Step(StrEnum):
    """The ladder, in order."""

    RECORDED = "breach recorded"
    NOTIFIED = "supplier notified"
    PLAN_ASKED = "rectification plan asked for"
    PLAN_RECEIVED = "rectification plan received"
    PLAN_ACCEPTED = "rectification plan accepted"
    PLAN_REFUSED = "rectification plan refused"
    RECTIFIED = "rectified"
    ESCALATED = "escalated"
    STEPPED_IN = "stepped in"
    EXIT = "exit or termination decided"
    CLOSED = "closed without further step"


_AFTER: dict[Step, tuple[Step, ...]] = {
    Step.RECORDED: (Step.NOTIFIED, Step.CLOSED),
    Step.NOTIFIED: (Step.PLAN_ASKED, Step.RECTIFIED, Step.ESCALATED, Step.CLOSED),
    Step.PLAN_ASKED: (Step.PLAN_RECEIVED, Step.ESCALATED, Step.CLOSED),
    Step.PLAN_RECEIVED: (Step.PLAN_ACCEPTED, Step.PLAN_REFUSED),
    Step.PLAN_REFUSED: (Step.PLAN_ASKED, Step.ESCALATED),
    Step.PLAN_ACCEPTED: (Step.RECTIFIED, Step.ESCALATED),
    Step.ESCALATED: (Step.PLAN_ASKED, Step.STEPPED_IN, Step.EXIT, Step.RECTIFIED),
    Step.STEPPED_IN: (Step.RECTIFIED, Step.EXIT),
    Step.RECTIFIED: (),
    Step.EXIT: (),
    Step.CLOSED: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachStep:
    """One thing done, on a day, by an office. due: the day by which the next is to follow."""

    step: Step
    on: date
    by: str
    note: str
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachState:
    """Where a breach stands: what may follow, what is late, and what must be published."""

    step: Step
    may_follow: tuple[Step, ...]
    is_open: bool
    due: date | None
    is_late: bool
    publish_by: date | None


def breach_state(steps: Sequence[BreachStep], today: date) -> BreachState:
    """Where a breach stands after its steps.

    Raises:
        InvalidValue: there are none, they are not in order of time, or one may not follow another.
    """
    _check(steps)
    last = steps[-1]
    may = _AFTER[last.step]
    grave = next((one for one in steps if one.step in (Step.ESCALATED, Step.EXIT)), None)
    publish = None if grave is None else grave.on + timedelta(days=NOTICE_WITHIN_DAYS - 1)
    return BreachState(
        step=last.step,
        may_follow=may,
        is_open=bool(may),
        due=last.due if may else None,
        is_late=bool(may) and last.due is not None and today > last.due,
        publish_by=publish,
    )


def _check(steps: Sequence[BreachStep]) -> None:
    if not steps or steps[0].step is not Step.RECORDED:
        raise InvalidValue(
            what="a breach begins with being recorded",
            where="breach",
            mend="record the breach first: what happened, and under which clause",
        )
    for before, after in pairwise(steps):
        if after.on < before.on:
            raise InvalidValue(
                what=f"{after.step} on {after.on} comes before {before.step} on {before.on}",
                where="breach",
                mend="give steps in order of time",
            )
        if after.step not in _AFTER[before.step]:
            allowed = ", ".join(_AFTER[before.step]) or "nothing"
            raise InvalidValue(
                what=f"after “{before.step}” cannot come “{after.step}”",
                where="breach",
                mend=f"what may follow: {allowed}",
            )
