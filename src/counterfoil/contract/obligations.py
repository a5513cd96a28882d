"""The dates of a contract: what is due when, by whom, under which clause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counterfoil.access.roles import Role
from counterfoil.contract.assessment import judged_over
from counterfoil.contract.charges import MilestoneCharge
from counterfoil.contract.knowledge import Known
from counterfoil.contract.measures import Measure
from counterfoil.contract.record_months import day_later
from counterfoil.contract.term import last_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month


class ObligationKind(StrEnum):
    """What a date is about."""

    EXTENSION_NOTICE = "extension_notice"
    BREAK_NOTICE = "break_notice"
    BREAK = "break"
    END = "end"
    INDEX_REVIEW = "index_review"
    MEASUREMENT = "measurement"
    CLOSING = "closing"
    RATING = "rating"
    MILESTONE = "milestone"
    OWN = "own"
    PROCUREMENT = "procurement"


class Repeat(StrEnum):
    """How often an obligation of one's own comes round."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def months(self) -> int:
        """The months from one to the next; 0 when there is no next."""
        return {Repeat.ONCE: 0, Repeat.MONTHLY: 1, Repeat.QUARTERLY: 3, Repeat.YEARLY: 12}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """An obligation that somebody added: what, whose, from when and how often.

    until: the last day on which it may fall due; None: to the end of the term, or once. lead_days:
    how long before it is due a reminder is wanted.
    """

    id: str
    title: str
    owner: Role
    first_due: date
    repeat: Repeat = Repeat.ONCE
    until: date | None = None
    clause: str = ""
    lead_days: int = 14
    note: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.title:
            raise _wrong(self.id, "it lacks its id or its title", "give both")
        if self.until is not None and self.until < self.first_due:
            raise _wrong(self.id, "it ends before it is first due", "give a later last day")
        if self.lead_days < 0:
            raise _wrong(self.id, "its reminder comes after it is due", "give 0 days or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """Something due on a day. id: the same each time the dates are worked out, so long as it is.

    about: the thing it is for, by its id; clause: where the contract states it.
    """

    id: str
    kind: ObligationKind
    title: str
    owner: Role
    on: date
    lead_days: int
    about: str = ""
    clause: str = ""
    note: str = ""

    @property
    def remind_on(self) -> date:
        """The day from which it is shown as coming."""
        return self.on - timedelta(days=self.lead_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How long after a month its figures and its closing are due, and how early reminders come."""

    measure_days: int = 10
    close_days: int = 20
    notice_lead_days: int = 90
    end_lead_days: int = 365
    review_lead_days: int = 30
    rating_lead_days: int = 60
    milestone_lead_days: int = 30
    month_lead_days: int = 5


DEFAULT_CALENDAR = Calendar()


def obligations(
    contract: Contract,
    facts: Known,
    *,
    closed: Collection[Month] = (),
    rating_due: date | None = None,
    own: Iterable[Obligation] = (),
    calendar: Calendar = DEFAULT_CALENDAR,
) -> tuple[DueDate, ...]:
    """Every date of a contract that is still to be met, in order.

    facts: measurements that are recorded and milestones accepted are no longer due. closed: months
    whose statements are closed. rating_due: by when the next statutory rating is due, when the
    duty applies. Extensions, breaks and milestones are those of the last version of the terms;
    measures and reviews those of the version in force at the time.
    """
    last = contract.versions[-1]
    found = [
        *_notices(last, calendar),
        _end(contract, calendar),
        *_reviews(contract, calendar),
        *_months(contract, facts, closed, calendar),
        *_milestones(last, facts, calendar),
        *(one for each in own for one in _own(each, contract)),
    ]
    if rating_due is not None:
        found.append(
            DueDate(
                id=f"rating/{rating_due}",
                kind=ObligationKind.RATING,
                title="Rate and publish performance against the key performance indicators",
                owner=Role.CONTRACT_MANAGER,
                on=rating_due,
                lead_days=calendar.rating_lead_days,
                clause="Procurement Act 2023, s.71",
            )
        )
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def due_between(dates: Iterable[DueDate], first: date, last: date) -> tuple[DueDate, ...]:
    """Those due from one day to another, both counted."""
    return tuple(one for one in dates if first <= one.on <= last)


def overdue(
    dates: Iterable[DueDate], today: date, done: Collection[str] = ()
) -> tuple[DueDate, ...]:
    """Those due before today and not done. done: the ids of those marked done by hand."""
    return tuple(one for one in dates if one.on < today and one.id not in done)


def to_remind(
    dates: Iterable[DueDate], today: date, done: Collection[str] = ()
) -> tuple[DueDate, ...]:
    """Those not yet past whose reminder is due by today, and not done."""
    return tuple(one for one in dates if one.remind_on <= today <= one.on and one.id not in done)


def _notices(terms: Terms, calendar: Calendar) -> Iterator[DueDate]:
    for number, extension in enumerate(terms.extensions, 1):
        yield DueDate(
            id=f"extension/{number}/{extension.notice_by}",
            kind=ObligationKind.EXTENSION_NOTICE,
            title=f"Last day to give notice of extension by {extension.months} months",
            owner=Role.COMMERCIAL_LEAD,
            on=extension.notice_by,
            lead_days=calendar.notice_lead_days,
            about=f"extension {number}",
            note=extension.note,
        )
    for point in terms.breaks:
        yield DueDate(
            id=f"break-notice/{point.on}",
            kind=ObligationKind.BREAK_NOTICE,
            title=f"Last day to give notice of the break on {point.on}",
            owner=Role.COMMERCIAL_LEAD,
            on=point.notice_by,
            lead_days=calendar.notice_lead_days,
            about=f"break on {point.on}",
            note=point.note,
        )
        yield DueDate(
            id=f"break/{point.on}",
            kind=ObligationKind.BREAK,
            title="The contract may be ended early, if notice was given",
            owner=Role.COMMERCIAL_LEAD,
            on=point.on,
            lead_days=calendar.notice_lead_days,
            about=f"break on {point.on}",
            note=point.note,
        )


def _end(contract: Contract, calendar: Calendar) -> DueDate:
    return DueDate(
        id=f"end/{contract.term.end}",
        kind=ObligationKind.END,
        title="The contract ends",
        owner=Role.COMMERCIAL_LEAD,
        on=contract.term.end,
        lead_days=calendar.end_lead_days,
    )


def _reviews(contract: Contract, calendar: Calendar) -> Iterator[DueDate]:
    for month in contract.term.months:
        for clause in contract.terms_in(month).indexations:
            if month < clause.first_review or (month - clause.first_review) % clause.every_months:
                continue
            read = clause.read_at(clause.reviews_by(month))
            yield DueDate(
                id=f"review/{clause.id}/{month}",
                kind=ObligationKind.INDEX_REVIEW,
                title=f"{clause.title}: prices are reviewed on {clause.series} of {read}",
                owner=Role.CONTRACT_MANAGER,
                on=date(month.year, month.month, 1),
                lead_days=calendar.review_lead_days,
                about=clause.id,
                clause=clause.clause,
            )


def _months(
    contract: Contract, facts: Known, closed: Collection[Month], calendar: Calendar
) -> Iterator[DueDate]:
    for month in contract.term.months:
        if month < contract.first_account or month in closed:
            continue
        yield from _measurements(contract, facts, month, calendar)
        yield DueDate(
            id=f"close/{month}",
            kind=ObligationKind.CLOSING,
            title=f"Close the statement of {month.words}",
            owner=Role.CONTRACT_MANAGER,
            on=last_day(month) + timedelta(days=calendar.close_days),
            lead_days=calendar.month_lead_days,
            about=str(month),
        )


def _measurements(
    contract: Contract, facts: Known, month: Month, calendar: Calendar
) -> Iterator[DueDate]:
    """One date for all measures of which a window ends with the month and has a month missing."""
    missing = [
        measure
        for measure in contract.terms_in(month).measures
        if any(
            facts.measurement(measure.id, one) is None
            for one in judged_over(measure, month, contract.term)
        )
    ]
    if missing:
        yield DueDate(
            id=f"measure/{month}",
            kind=ObligationKind.MEASUREMENT,
            title=f"Enter the measurements of the windows that end with {month.words}",
            owner=Role.CONTRACT_MANAGER,
            on=last_day(month) + timedelta(days=calendar.measure_days),
            lead_days=calendar.month_lead_days,
            about=str(month),
            clause="; ".join(dict.fromkeys(one.clause for one in missing)),
            note=_named(missing),
        )


def _named(measures: list[Measure]) -> str:
    return ", ".join(one.title for one in measures)


def _milestones(terms: Terms, facts: Known, calendar: Calendar) -> Iterator[DueDate]:
    accepted = {
        (charge, record.milestone)
        for (charge, _), held in facts.acceptances.items()
        for record in held
    }
    for charge in terms.charges:
        for milestone in charge.milestones if isinstance(charge, MilestoneCharge) else ():
            if milestone.due is None or (charge.id, milestone.id) in accepted:
                continue
            yield DueDate(
                id=f"milestone/{charge.id}/{milestone.id}",
                kind=ObligationKind.MILESTONE,
                title=f"{charge.title}: {milestone.title} is due",
                owner=Role.CONTRACT_MANAGER,
                on=milestone.due,
                lead_days=calendar.milestone_lead_days,
                about=charge.id,
                clause=charge.clause,
            )


def _own(one: Obligation, contract: Contract) -> Iterator[DueDate]:
    """Each time it comes round: the day of the month of its first, or the month's last day."""
    until = one.until or (one.first_due if not one.repeat.months else contract.term.end)
    times = 0
    while (on := day_later(one.first_due, times * one.repeat.months)) <= until:
        yield DueDate(
            id=f"own/{one.id}/{on}",
            kind=ObligationKind.OWN,
            title=one.title,
            owner=one.owner,
            on=on,
            lead_days=one.lead_days,
            about=one.id,
            clause=one.clause,
            note=one.note,
        )
        if not one.repeat.months:
            return
        times += 1


def _wrong(name: str, what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where=f"obligation {name or '(no id)'}", mend=mend)
