"""Each time that a running contract calls for a notice, with the last day for it and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from counterfoil.contract.records import Invoice, Record, standing
from counterfoil.errors import InvalidValue
from counterfoil.parameters.notice_contents import ALWAYS
from counterfoil.parameters.procurement_notices import notice_kinds
from counterfoil.parameters.procurement_periods import least_period
from counterfoil.parameters.procurement_thresholds import Trigger, edition_on, trigger
from counterfoil.performance.breaches import Step
from counterfoil.performance.kpi_notice import KpiNotice
from counterfoil.performance.modifications import ChangeTests
from counterfoil.performance.ratings import kpi_duty, rating_due
from counterfoil.procurement.contract_registers import Breach, CameOf, Payment
from counterfoil.procurement.counting import last_day_of
from counterfoil.procurement.notices import NoticeDue, month_end, not_asked_because, owed
from counterfoil.procurement.payment_sums import not_accounted_for, payments_over, period_before
from counterfoil.procurement.periods import EDITION
from counterfoil.procurement.registers import Published
from counterfoil.procurement.running_contract import NotedBreach, RunningContract
from counterfoil.quantities.years import day_in_words

INDICATORS, EVENT, BREACH = "indicators", "event", "breach"
_QUARTERS, _HALVES = (3, 6, 9, 12), (3, 9)
_COMPLIANCE_FROM = date(2026, 1, 1)
"""Section 69 is in force from this day (SI 2025/1316)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One time that a notice is owed. id: its name among those of the contract, such as 2026-q2.

    case: which of a notice's uses it is. by: None where the law names no last day. first, last: the
    period that it is about. The rest is what it is about, where there is such.
    """

    id: str
    code: str
    title: str
    by: date | None
    why: str
    case: str = ALWAYS
    first: date | None = None
    last: date | None = None
    assessment: KpiNotice | None = None
    change: ChangeTests | None = None
    breach: Breach | None = None
    noted: NotedBreach | None = None


def occasions(one: RunningContract, on: date) -> tuple[Occasion, ...]:
    """Every time that the contract called for a notice by a day, or will next, by notice.

    None before it is signed, or where the Act asks for none of them.
    """
    if one.begins is None or one.no_notices_because:
        return ()
    begins = one.begins
    found: list[Occasion] = []
    if not not_asked_because(one.made, "UK8"):
        found.extend(_quarters(one, begins, on))
    found.extend(_assessments(one))
    found.extend(_events(one))
    if not not_asked_because(one.made, "UK10"):
        found.extend(_changes(one))
    if not not_asked_because(one.made, "UK11"):
        found.extend(_end(one))
    if not not_asked_because(one.made, "UK17"):
        found.extend(_halves(one, begins, on))
    return tuple(found)


def occasion_named(one: RunningContract, code: str, name: str, on: date) -> Occasion:
    """One time by its name; a blank name where there is only one.

    Raises: InvalidValue, with the names that there are.
    """
    held = [each for each in occasions(one, on) if each.code == code]
    found = [each for each in held if name in ("", each.id)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.id for each in held)
    if not held:
        why = one.no_notices_because or "nothing calls for it yet"
        raise InvalidValue(
            what=f"the contract has no {code} to draft: {why}",
            where="notices",
            mend="enter what calls for it: a payment, an assessment, a change, a breach, its end",
        )
    raise InvalidValue(
        what=f"{name or 'no name'} is none of the times that {code} is owed",
        where="notices",
        mend=f"name one of {names}",
    )


def contract_notices(
    one: RunningContract, found: Iterable[Occasion], on: date
) -> tuple[tuple[Occasion, NoticeDue], ...]:
    """Each time with its notice as it stands on a day.

    A row of the register that does not say which time it is about counts where there is one alone.
    """
    kinds, held = notice_kinds(), tuple(found)
    times = [each.code for each in held]
    published = [each for each in standing(one.records, Published) if each.published_on <= on]
    return tuple(
        (
            each,
            owed(
                kinds[each.code],
                each.why,
                each.by,
                _published(each, published, alone=times.count(each.code) == 1),
                on,
            ),
        )
        for each in held
    )


def payment_limit(one: RunningContract) -> Trigger:
    """The amount above which a payment is published."""
    return trigger(edition_on(one.made.coverage.begun).id, "payment")


def _published(about: Occasion, published: Iterable[Published], *, alone: bool) -> Published | None:
    held = (one for one in published if one.notice == about.code)
    return next((one for one in held if one.about == about.id or (alone and not one.about)), None)


def _by(one: RunningContract, first: date, period: str) -> tuple[date, str]:
    """The last day of a period that begins with a day, and how it is counted."""
    least = least_period(EDITION, period)
    return last_day_of(first, least, one.made.days), f"{least.days} days beginning with"


def _ends_of_periods(begins: date, until: date, months: tuple[int, ...]) -> Iterator[date]:
    ends = month_end(begins, months)
    while period_before(ends, 12 // len(months)) <= until:
        yield ends
        ends = month_end(ends + timedelta(days=1), months)


def _quarters(one: RunningContract, begins: date, on: date) -> Iterator[Occasion]:
    """Each quarter with a payment above the limit, or an invoice of which nobody said."""
    limit = payment_limit(one)
    for last in _ends_of_periods(begins, on, _QUARTERS):
        first = period_before(last, 3)
        large = payments_over(one.payments, first, last, limit)
        if not large and not _large(one.invoices, one.payments, first, last, limit):
            continue
        by, counted = _by(one, last, "payment-notice")
        yield Occasion(
            id=f"{last.year}-q{last.month // 3}",
            code="UK8",
            title=f"Payments of {first:%B} to {last:%B %Y}",
            by=by,
            why=f"{counted} the last day of the quarter, {day_in_words(last)}",
            first=first,
            last=last,
        )


def _large(
    invoices: Iterable[Invoice],
    payments: Iterable[Payment],
    first: date,
    last: date,
    limit: Trigger,
) -> bool:
    return any(
        limit.reached(Fraction(each.net_gbp + each.vat_gbp))
        for each in not_accounted_for(invoices, payments, first, last)
    )


def _assessments(one: RunningContract) -> Iterator[Occasion]:
    """Each assessment of the indicators, and the next: within 12 months of the one before."""
    document = one.document
    if document is None or not_asked_because(one.made, "UK9"):
        return
    if not kpi_duty(document, exempt_because=one.no_indicators).applies:
        return
    before: list[date] = []
    for number, held in enumerate(one.assessments, start=1):
        first, last = day_in_words(held.first_day), day_in_words(held.last_day)
        yield Occasion(
            id=f"kpi-{number}",
            code="UK9",
            case=INDICATORS,
            title=f"Indicators from {first} to {last}",
            by=rating_due(document, before),
            why=_every_year(before),
            first=held.first_day,
            last=held.last_day,
            assessment=held,
        )
        before.append(held.made_on)
    ended = one.ended
    if ended is not None and any(each.last_day >= ended.ended_on for each in one.assessments):
        return
    number = len(one.assessments) + 1
    if ended is not None:
        why = "the indicators are assessed when the contract ends; the Act names no last day for it"
        title, by = "Indicators at the end of the contract", None
    else:
        title, by, why = "The next assessment", rating_due(document, before), _every_year(before)
    yield Occasion(id=f"kpi-{number}", code="UK9", case=INDICATORS, title=title, by=by, why=why)


def _every_year(before: list[date]) -> str:
    since = f"the assessment of {day_in_words(before[-1])}" if before else "the contract began"
    return f"how the indicators are met, within 12 months since {since}"


def _events(one: RunningContract) -> Iterator[Occasion]:
    """Breaches told in UK9: all but one that ended the whole contract, which UK11 tells."""
    if one.made.coverage.light_touch:
        return
    told = {each.breach.strip() for each in one.told_breaches if each.breach}
    for each in one.told_breaches:
        if each.came_of is CameOf.ENDED:
            continue
        by, counted = _by(one, each.applies_from, "performance-event-notice")
        yield Occasion(
            id=f"event-{_ids(each, one.records)[-1]}",
            code="UK9",
            case=EVENT,
            title=f"Breach or failure of {day_in_words(each.applies_from)}",
            by=by,
            why=f"{counted} {day_in_words(each.applies_from)}, when section 71(5) first applied",
            breach=each,
        )
    for noted in one.breaches:
        grave = next((s for s in noted.steps if s.step in (Step.ESCALATED, Step.EXIT)), None)
        if grave is None or str(noted.number) in told:
            continue
        by, counted = _by(one, grave.on, "performance-event-notice")
        yield Occasion(
            id=f"breach-{noted.number}",
            code="UK9",
            case=EVENT,
            title=f"Breach {noted.number}: {noted.title}",
            by=by,
            why=f"it was {grave.step} on {day_in_words(grave.on)}: if section 71(5) applies, "
            f"{counted} that day",
            noted=noted,
        )


def _ids(one: Record, records: Iterable[Record]) -> tuple[str, ...]:
    """Its id, and those of the rows that it put right, back to the first, whose name lasts."""
    held = {each.id: each for each in records}
    found = [one.id]
    while held[found[-1]].supersedes:
        found.append(held[found[-1]].supersedes)
    return tuple(found)


def _changes(one: RunningContract) -> Iterator[Occasion]:
    for each in one.changes:
        if each.notice:
            made_on = day_in_words(each.change.agreed_on)
            yield Occasion(
                id=f"change-{each.change.id.lstrip('0') or each.change.id}",
                code="UK10",
                title=f"Change: {each.change.title}",
                by=each.change.agreed_on,
                why=f"before the modification is made, on {made_on}",
                change=each,
            )


def _end(one: RunningContract) -> Iterator[Occasion]:
    last = one.ends() if one.ended is None else one.ended.ended_on
    if last is None:
        return
    by, counted = _by(one, last, "termination-notice")
    named = "" if one.ended is None else one.ended.by_breach
    breach = next((b for b in one.told_breaches if named in _ids(b, one.records)), None)
    ends = "ends as the terms stand" if one.ended is None else "ended"
    yield Occasion(
        id="end",
        code="UK11",
        case=BREACH if named else ALWAYS,
        title="The end of the contract",
        by=by,
        why=f"{counted} the day it {ends}, {day_in_words(last)}",
        last=last,
        breach=breach,
    )


def _halves(one: RunningContract, begins: date, on: date) -> Iterator[Occasion]:
    for last in _ends_of_periods(max(begins, _COMPLIANCE_FROM), on, _HALVES):
        first = max(period_before(last, 6), _COMPLIANCE_FROM)
        touched = any(
            first <= day <= last
            for each in one.payments
            for day in (each.received_on, each.paid_on)
            if day is not None
        )
        if not touched and not not_accounted_for(one.invoices, one.payments, first, last):
            continue
        by, counted = _by(one, last, "compliance-notice")
        yield Occasion(
            id=f"{last:%Y-%m}",
            code="UK17",
            title=f"Promptness of payment, {first:%B %Y} to {last:%B %Y}",
            by=by,
            why=f"{counted} the last day of the period, {day_in_words(last)}",
            first=first,
            last=last,
        )
