"""The plan fixed before bids are opened: its fingerprint, its lock, and what may change when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.errors import BadInput, InvalidValue, errors_among
from counterfoil.record.canonical import Json, digest
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import Plan
from counterfoil.tender.plan_checks import plan_problems

LAWFUL_CHANGE = (
    "put back the plan as it was locked; terms may be changed only before bids are due, telling "
    "every bidder and giving time (Procurement Act 2023, s.31); after that, end this procurement "
    "with a procurement termination notice (s.55) and begin another"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLocked(TenderRecord):
    """That the plan was fixed. A changed plan before bids are opened supersedes, with a reason."""

    kind: ClassVar[str] = "plan_locked"
    fingerprint: str
    locked_at: datetime
    locked_by: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind,)


@dataclass(frozen=True, slots=True, kw_only=True)
class BidsOpened(TenderRecord):
    """That the quality parts of the bids were opened."""

    kind: ClassVar[str] = "bids_opened"
    opened_at: datetime
    opened_by: str
    witness: str

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind,)


def plan_values(plan: Plan) -> Json:
    """Every field of a plan in text and whole numbers: numbers as n/d, times as ISO 8601."""
    return _values(plan)


def plan_fingerprint(plan: Plan) -> str:
    """SHA-256 of the plan's values as canonical JSON, as 64 hexadecimal digits."""
    return digest(plan_values(plan))


def lock(dossier: Dossier, *, at: datetime, by: str, reason: str = "") -> PlanLocked:
    """The lock of a tender's plan, in the place of an earlier one if there is one.

    reason: why the plan was changed since the earlier lock.
    Raises: BadInput with every problem when the plan contradicts itself; InvalidValue when bids
    were opened or are due already, nobody is named, or a change has no reason.
    """
    found = errors_among(plan_problems(dossier.plan))
    if found:
        raise BadInput(found)
    earlier, due = dossier.of(PlanLocked), dossier.plan.bids_due
    if dossier.of(BidsOpened):
        raise _refused("bids were opened, and the plan cannot be locked after", LAWFUL_CHANGE)
    if at > due:
        what = f"bids were due at {due:%Y-%m-%d %H:%M}, before the plan is locked"
        raise _refused(what, LAWFUL_CHANGE if earlier else "lock the plan before bids are due")
    if not by.strip():
        raise _refused("nobody locks the plan", "say who does")
    if earlier and not reason.strip():
        raise _refused("the plan was locked before, and no reason is given", "say what changed")
    return PlanLocked(
        id=f"lock-{sum(isinstance(one, PlanLocked) for one in dossier.records) + 1}",
        entered_on=at.date(),
        entered_by=by,
        supersedes=earlier[-1].id if earlier else "",
        change_reason=reason if earlier else "",
        fingerprint=plan_fingerprint(dossier.plan),
        locked_at=at,
        locked_by=by,
    )


def lock_faults(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What is wrong between the plan, its lock and the opening of bids: what, and the mend."""
    held = dossier.of(PlanLocked)
    opened = dossier.of(BidsOpened)
    if not held:
        if opened or dossier.scores:
            what = "bids were opened or marked, and the plan was never locked"
            yield what, "lock the plan first"
        return
    last = held[-1]
    if opened and last.locked_at >= opened[0].opened_at:
        what = f"the plan was locked anew at {last.locked_at:%Y-%m-%d %H:%M}, after bids opened"
        yield what, LAWFUL_CHANGE
    elif last.locked_at > dossier.plan.bids_due:
        yield "the plan was locked after bids were due", LAWFUL_CHANGE
    found = plan_fingerprint(dossier.plan)
    if found != last.fingerprint:
        when = "after bids were opened" if opened else "since it was locked"
        what = f"the plan was changed {when}: its fingerprint is {found[:12]}…, that of the lock "
        mend = LAWFUL_CHANGE if opened else "lock it anew with a reason, and tell every bidder"
        yield f"{what}{last.fingerprint[:12]}…", mend
    if opened and opened[0].opened_at < dossier.plan.bids_due:
        yield "bids were opened before they were due", "correct the time, or say what happened"


def _values(value: object) -> Json:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_values(one) for one in value]
    if is_dataclass(value):
        return {one.name: _values(getattr(value, one.name)) for one in fields(value)}
    raise TypeError(type(value))


def _refused(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="lock of the plan", mend=mend)
