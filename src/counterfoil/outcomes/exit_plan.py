"""The exit plan: the last dates to decide, what comes back and at what price, what leaving costs.

It stands on the decision calendar, the hand-back lists, the approved case and what was spent; it
adds nothing of its own but the order of days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.decision_calendar import DecisionCalendar, Footing
from counterfoil.outcomes.handback import Handback, HandbackItem, HandbackStatus
from counterfoil.outcomes.ledger import Ledger

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitStep:
    """Something with a last day. about: the route or the list that it belongs to."""

    on: date
    title: str
    about: str
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingCost:
    """What a line of the case promised that leaving costs, and what is recorded of it.

    promised_gbp None: no line promised it. recorded_gbp None: nothing is recorded.
    """

    title: str
    promised_gbp: Fraction | None
    recorded_gbp: Fraction | None


@dataclass(frozen=True, kw_only=True)
class ExitPlan:
    """The plan as at a day. ends: the last day of the contract, None while none is named."""

    as_at: date
    ends: date | None
    decide_by: date | None
    steps: tuple[ExitStep, ...]
    handback: Handback
    leaving: tuple[LeavingCost, ...]

    @property
    def price_gbp(self) -> Fraction:
        """What is paid for what comes back, as far as it is known."""
        return sum((one.price_gbp for one in self.handback.lists), ZERO)

    @property
    def without_price(self) -> tuple[HandbackItem, ...]:
        """What comes back at a price that nobody has stated."""
        return tuple(
            one
            for held in self.handback.lists
            for one in held.items
            if one.price_gbp is None and one.status is not HandbackStatus.NOT_COMING
        )

    @property
    def overdue(self) -> tuple[ExitStep, ...]:
        """The steps whose last day is past."""
        return tuple(one for one in self.steps if one.on < self.as_at)


def exit_plan(ledger: Ledger, calendar: DecisionCalendar | None, held: Handback) -> ExitPlan:
    """The exit plan of a partnership, its steps in order of day."""
    steps = [*_to_decide(calendar), *_to_hand_back(held, calendar)]
    return ExitPlan(
        as_at=ledger.document.as_at,
        ends=None if calendar is None else calendar.ends,
        decide_by=None if calendar is None else calendar.decide_by,
        steps=tuple(sorted(steps, key=lambda one: (one.on, one.about, one.title))),
        handback=held,
        leaving=tuple(_leaving(ledger)),
    )


def _to_decide(calendar: DecisionCalendar | None) -> Iterator[ExitStep]:
    if calendar is None:
        return
    for route in calendar.routes:
        chain = route.chain(Footing.REALISTIC) or route.chain(Footing.LEAST)
        if chain is not None:
            first = chain.steps[0]
            words = f"last day to begin, {chain.footing.words}"
            yield ExitStep(on=first.on, title=first.title, about=route.title, note=words)
    yield ExitStep(on=calendar.ends, title="The contract ends", about=calendar.title)
    for step in calendar.afterwards:
        yield ExitStep(on=step.on, title=step.title, about="Afterwards", note=step.law)


def _to_hand_back(held: Handback, calendar: DecisionCalendar | None) -> Iterator[ExitStep]:
    for one in held.lists:
        for item in one.items:
            needed = item.needed_by or (calendar.ends if calendar else None)
            if needed is not None and not item.status.is_settled:
                yield ExitStep(
                    on=needed,
                    title=item.title,
                    about=f"What comes back: {one.what.words}",
                    owner=item.owner,
                    note=item.status.value.replace("_", " "),
                )


def _leaving(ledger: Ledger) -> Iterator[LeavingCost]:
    costs = [one for one in ledger.of(ActualCost) if one.heading is Heading.EXIT]
    lines = ledger.promise.of_option(ledger.document.option) if ledger.case is not None else ()
    told = set[str]()
    for line in lines:
        if line.heading is Heading.EXIT and not line.is_risk:
            told.add(line.key)
            own = [one.amount_gbp for one in ledger.of(ActualCost) if one.case_line == line.key]
            yield LeavingCost(
                title=line.title,
                promised_gbp=sum(line.cash_gbp, ZERO),
                recorded_gbp=sum(own, ZERO) if own else None,
            )
    for cost in costs:
        if cost.case_line not in told:
            yield LeavingCost(title=cost.title, promised_gbp=None, recorded_gbp=cost.amount_gbp)
