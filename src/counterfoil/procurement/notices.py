"""Which notices a procurement owes, by when, and which the Act does not ask of it and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from counterfoil.contract.records import Record, standing
from counterfoil.contract.term import anniversary
from counterfoil.parameters.procurement_notices import NoticeKind, notice_kinds
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.procurement.contract_registers import SignedContract
from counterfoil.procurement.counting import last_day_of
from counterfoil.procurement.coverage import Coverage, Standing
from counterfoil.procurement.periods import EDITION, ground_of
from counterfoil.procurement.plan import ProcurementPlan, Route
from counterfoil.procurement.registers import Published
from counterfoil.procurement.route_steps import AWARD, NOTICE, SIGN, START, TRANSPARENCY
from counterfoil.procurement.timetable import Timetable
from counterfoil.quantities.years import day_in_words

_DAY = timedelta(days=1)
RUNNING = ("UK8", "UK9", "UK10", "UK11", "UK17")
"""The notices of a running contract."""
_PAYMENTS_FROM = date(2026, 4, 1)
"""Procurements begun from this day have contract payment notices (SI 2025/1316)."""


class NoticeState(StrEnum):
    """Where a notice stands.

    DUE: by a day to come. LATE: that day is past. WHEN: if and when something happens. OPTIONAL.
    PUBLISHED, or PUBLISHED_LATE. NOT_NEEDED: the Act does not ask for it here.
    """

    DUE = "due"
    LATE = "late"
    WHEN = "when"
    OPTIONAL = "optional"
    PUBLISHED = "published"
    PUBLISHED_LATE = "published_late"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDue:
    """A notice of a procurement: where it stands, the last day for it, and why."""

    kind: NoticeKind
    state: NoticeState
    by: date | None
    why: str
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class _Call:
    """What the law says of one notice here. needed: None means optional."""

    needed: bool | None
    why: str
    by: date | None = None


def notices_due(made: Timetable, records: Iterable[Record], on: date) -> tuple[NoticeDue, ...]:
    """Every notice of the Act in order, as it stands on a day.

    Once the contract is entered into, `contract_occasions` tells when those of a running contract
    are owed; here they have no day any more.
    """
    held = tuple(records)
    gone = {one.supersedes for one in held if one.supersedes}
    published: dict[str, Published] = {}
    for one in held:
        if isinstance(one, Published) and one.id not in gone and one.published_on <= on:
            published.setdefault(one.notice, one)
    signed = bool(standing(held, SignedContract, on))
    return tuple(
        _due(kind, _call_by(made, code, signed=signed), published.get(code), on)
        for code, kind in notice_kinds().items()
    )


def _call_by(made: Timetable, code: str, *, signed: bool) -> _Call:
    """What the law says of one notice; of a running contract each time is listed by itself."""
    call = _call(made, code)
    if signed and code in RUNNING and call.needed:
        return _Call(True, "the contract is entered into: each time that it is owed stands apart")
    return call


def owed(
    kind: NoticeKind, why: str, by: date | None, published: Published | None, on: date
) -> NoticeDue:
    """A notice that is owed as it stands on a day. by: None where the law names no last day."""
    found = _due(kind, _Call(True, why, by), published, on)
    return replace(found, state=NoticeState.DUE) if found.state is NoticeState.WHEN else found


def not_asked_because(made: Timetable, code: str) -> str:
    """Why the Act does not ask for a notice of this procurement; blank when it may."""
    call = _call(made, code)
    return call.why if call.needed is False else ""


def _due(kind: NoticeKind, call: _Call, published: Published | None, on: date) -> NoticeDue:
    late = call.by is not None and (published.published_on if published else on) > call.by
    if published is not None:
        state = NoticeState.PUBLISHED_LATE if late else NoticeState.PUBLISHED
    elif call.needed is False:
        state = NoticeState.NOT_NEEDED
    elif call.needed is None:
        state = NoticeState.OPTIONAL
    elif call.by is None:
        state = NoticeState.WHEN
    else:
        state = NoticeState.LATE if late else NoticeState.DUE
    return NoticeDue(kind=kind, state=state, by=call.by, why=call.why, published=published)


def _call(made: Timetable, code: str) -> _Call:
    if made.coverage.standing is Standing.EARLIER_LAW:
        return _Call(False, "the procurement began before the Act; the earlier law's notices apply")
    if not made.coverage.covered:
        return _below(made, code)
    return _CALLS[code](made)


def _below(made: Timetable, code: str) -> _Call:
    """Below the threshold only two notices are owed, and only by a notifiable contract."""
    if made.coverage.standing is Standing.NOTIFIABLE:
        if code == "UK4":
            if made.plan.advertised and made.plan.route is not Route.FRAMEWORK_CALL_OFF:
                why = "the contract is advertised; before tenders are invited"
                return _Call(True, why, made.on(NOTICE))
            return _Call(False, "the contract is not advertised")
        if code == "UK7":
            return _Call(True, "as soon as reasonably practicable after the contract is entered")
    return _Call(False, "the contract is below the threshold")


def _pipeline(made: Timetable) -> _Call:
    plan, held = made.plan, made.coverage
    begins = made.on(NOTICE) or made.on(TRANSPARENCY)
    if not plan.pipeline_authority:
        return _Call(False, "the authority does not expect to pay more than £100 million a year")
    if not held.reaches("pipeline-contract") or begins is None:
        return _Call(False, "the contract is not over £2 million, or opens with no notice")
    first = date(begins.year - (begins < date(begins.year, 4, 1)), 4, 1)
    by = last_day_of(first, least_period(EDITION, "pipeline-notice"), made.days)
    return _Call(True, f"its first notice is within 18 months of {day_in_words(first)}", by)


def _engagement(made: Timetable) -> _Call:
    if not made.plan.engages:
        return _Call(False, "the market is not asked before")
    if made.plan.no_engagement_notice:
        return _Call(False, "the tender notice gives the reason for having none")
    return _Call(True, "the market is asked; before the tender notice", made.on(NOTICE))


def _planned(made: Timetable) -> _Call:
    notice = made.on(NOTICE)
    if notice is None:
        return _Call(False, "there is no tender notice to announce")
    if made.coverage.light_touch:
        return _Call(None, "it may warn the market; no period is shortened by it", notice)
    least = least_period(EDITION, "planned-notice").days
    why = "from 40 days to 12 months before the tender notice it shortens the time for tenders"
    return _Call(None, why, notice - least * _DAY)


def _tender(made: Timetable) -> _Call:
    if not made.plan.route.is_competition:
        return _Call(False, f"{made.plan.route.words.lower()} opens with no tender notice")
    return _Call(True, "before tenders or requests to take part are invited", made.on(NOTICE))


def _transparency(made: Timetable) -> _Call:
    if made.plan.route is not Route.DIRECT_AWARD:
        return _Call(False, "it is no direct award")
    ground = ground_of(made.plan)
    if ground is not None and not ground.transparency_notice:
        return _Call(False, "it is a user choice contract")
    return _Call(True, "before the direct award", made.on(TRANSPARENCY))


def _award(made: Timetable) -> _Call:
    if _is_user_choice(made):
        return _Call(False, "it is a user choice contract")
    why = "before the contract is entered into"
    if made.row("standstill") is not None:
        why += "; the standstill begins with the day it is published"
    return _Call(True, why, made.on(AWARD))


def _is_user_choice(made: Timetable) -> bool:
    return made.plan.ground == "user-choice" and made.plan.route is Route.DIRECT_AWARD


def _details(made: Timetable) -> _Call:
    name = "details-notice-light-touch" if made.coverage.light_touch else "details-notice"
    period = least_period(EDITION, name)
    signed = _signed(made)
    day = day_in_words(signed)
    why = f"{period.days} days beginning with the day the contract is entered into, {day}"
    copy = copy_due(made)
    if copy is not None:
        why += f"; a copy of the contract by {day_in_words(copy)}"
    return _Call(True, why, last_day_of(signed, period, made.days))


def copy_due(made: Timetable) -> date | None:
    """By when a copy of the contract is published; None when the Act does not ask for one."""
    if not (made.coverage.covered and made.coverage.reaches("contract-copy")):
        return None
    name = "contract-copy-light-touch" if made.coverage.light_touch else "contract-copy"
    return last_day_of(_signed(made), least_period(EDITION, name), made.days)


def _payments(made: Timetable) -> _Call:
    if made.plan.concession:
        return _Call(False, "it is a concession")
    if made.coverage.begun < _PAYMENTS_FROM:
        return _Call(False, f"the procurement began before {day_in_words(_PAYMENTS_FROM)}")
    start = _started(made)
    ends = month_end(start, (3, 6, 9, 12))
    by = last_day_of(ends, least_period(EDITION, "payment-notice"), made.days)
    why = "each quarter with a payment over £30,000 under the contract; the first quarter it can be"
    return _Call(True, why, by)


def _performance(made: Timetable) -> _Call:
    refused = no_indicators_because(made.plan, made.coverage)
    if refused and made.coverage.light_touch:
        return _Call(False, refused)
    if refused:
        return _Call(False, f"{refused}; a breach under section 71(5) still calls for it")
    by = anniversary(_started(made), 1) - _DAY
    return _Call(True, "how the indicators are met, at least once in every 12 months", by)


def no_indicators_because(plan: ProcurementPlan, held: Coverage) -> str:
    """Why no key performance indicators are owed; blank when they are."""
    reasons = (
        (not held.covered, "the contract is below the threshold"),
        (held.light_touch, "it is a light touch contract"),
        (plan.concession, "it is a concession"),
        (not held.reaches("indicators"), "the contract is not over £5 million"),
        (bool(plan.no_indicators), "performance cannot be told by indicators: say so in UK7"),
    )
    return next((why for applies, why in reasons if applies), "")


def _change(made: Timetable) -> _Call:
    if made.coverage.light_touch:
        return _Call(False, "a light touch contract is modified without a notice")
    return _Call(True, "before a modification that no exemption covers")


def _termination(made: Timetable) -> _Call:
    if _is_user_choice(made):
        return _Call(False, "it is a user choice contract")
    ends = made.plan.contract_end
    why = "30 days beginning with the day the contract ends, for whatever reason"
    if ends is None:
        return _Call(True, why)
    return _Call(
        True, why, last_day_of(ends, least_period(EDITION, "termination-notice"), made.days)
    )


def _abandoned(made: Timetable) -> _Call:
    if made.plan.route is Route.FRAMEWORK_CALL_OFF:
        return _Call(False, "no tender or transparency notice was published")
    return _Call(True, "as soon as reasonably practicable after a decision not to award")


def _market(made: Timetable) -> _Call:
    del made
    return _Call(False, "no dynamic market is set up")


def _compliance(made: Timetable) -> _Call:
    if made.plan.concession:
        return _Call(False, "it is a concession")
    ends = month_end(_started(made), (3, 9))
    by = last_day_of(ends, least_period(EDITION, "compliance-notice"), made.days)
    return _Call(True, "the authority's own, every six months in which it paid or owed", by)


def _signed(made: Timetable) -> date:
    return next(one.on for one in made.rows if one.step.id == SIGN)


def _started(made: Timetable) -> date:
    planned = next(one.on for one in made.rows if one.step.id == START)
    return max(planned, made.plan.contract_start or planned)


def month_end(day: date, months: tuple[int, ...]) -> date:
    """The last day of the first of these months that is not over before a day.

    >>> month_end(date(2027, 1, 16), (3, 6, 9, 12))
    datetime.date(2027, 3, 31)
    """
    year, month = day.year, day.month
    while month not in months:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return (date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)) - _DAY


_CALLS: dict[str, Callable[[Timetable], _Call]] = {
    "UK1": _pipeline,
    "UK2": _engagement,
    "UK3": _planned,
    "UK4": _tender,
    "UK5": _transparency,
    "UK6": _award,
    "UK7": _details,
    "UK8": _payments,
    "UK9": _performance,
    "UK10": _change,
    "UK11": _termination,
    "UK12": _abandoned,
    "UK13": _market,
    "UK14": _market,
    "UK15": _market,
    "UK16": _market,
    "UK17": _compliance,
}
