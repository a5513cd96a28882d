"""A year of a contract drawn again and again from its past, to see how far a year may fall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal

from counterfoil.contract.availability import AvailabilityRegime
from counterfoil.contract.backtest import months_with_figures, net_of_deductions
from counterfoil.contract.charges import (
    BandedCharge,
    Charge,
    ContingentFee,
    GainShare,
    MinimumVolumeCharge,
    PassThroughCharge,
    RateCardCharge,
    Window,
)
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.measures import MeasureWindow
from counterfoil.contract.reckoning import MonthDue, Progress, reckon
from counterfoil.contract.record_months import month_told_of, told_of_later
from counterfoil.contract.records import (
    Acceptance,
    IndexValue,
    Invoice,
    Record,
    Relief,
    Unavailability,
    Waiver,
)
from counterfoil.contract.spread import Spread, mean_of_highest_tenth, spread_of
from counterfoil.contract.term import Term, first_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.quantities.streams import stream
from counterfoil.quantities.years import Month

MOST_TRIALS = 1_000_000
_YEAR = 12
_TWO_YEARS = 24
_LEFT_OUT = (IndexValue, Acceptance, Waiver, Invoice)

Drawn = tuple[Month, Month]
"""A month of the past, and the month of the year it was drawn for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedYear:
    """The payments and deductions of one year, over many trials, before VAT.

    year: its months. drawn_from: the months of the past. keeps_month_of_year: whether a January was
    drawn from Januaries only. worst_tenth_gbp: the mean payment of the tenth of trials that cost
    the authority most.
    """

    contract: str
    year: tuple[Month, ...]
    drawn_from: tuple[Month, ...]
    keeps_month_of_year: bool
    trials: int
    seed: int
    payment: Spread
    deductions: Spread
    worst_tenth_gbp: Decimal


def simulated_year(
    contract: Contract,
    records: Iterable[Record],
    *,
    trials: int = 1_000,
    seed: int = 0,
    progress: Progress | None = None,
) -> SimulatedYear:
    """The first whole months of the term, a year at most, on months of the past drawn again.

    Each month of a trial takes every figure of one month of the past, drawn with replacement: from
    the same month of other years once the past holds each month of the year twice, from any month
    until then. Volumes, measurements, relief, failures, costs, days and certified savings are drawn
    together, so that what goes with what is kept. Milestones, which happen once, and waivers are
    left out. A failure that ran over the end of a month is cut there, and goes on in the next month
    only of a trial that drew that month too.

    Raises:
        NoAnswer: there are no figures of the past, or the term holds no whole month.
    """
    if not 1 <= trials <= MOST_TRIALS:
        raise InvalidValue(
            what=f"{trials} trials were asked for",
            where="simulated year",
            mend=f"ask for 1 to {MOST_TRIALS:,} trials",
        )
    facts = known(records)
    past = months_with_figures(facts)
    if not past:
        raise _none(contract, "no volumes or measurements of past months are recorded")
    trial = _trial_contract(contract)
    year = trial.term.months[:_YEAR]
    pools = _pools(year, past)
    years = _Years(trial, facts, past)
    chance = stream(seed, f"simulated year/{contract.id}")
    paid, deducted = [], []
    for done in range(1, trials + 1):
        drawn = [(pools[month][int(chance.integers(len(pools[month])))], month) for month in year]
        net, taken = years.of(drawn)
        paid.append(net)
        deducted.append(taken)
        if progress is not None:
            progress(done, trials)
    return SimulatedYear(
        contract=contract.id,
        year=year,
        drawn_from=past,
        keeps_month_of_year=_keeps_month(past),
        trials=trials,
        seed=seed,
        payment=spread_of(paid),
        deductions=spread_of(deducted),
        worst_tenth_gbp=mean_of_highest_tenth(paid),
    )


class _Years:
    """The payment and the deductions of years drawn from the past.

    When nothing runs on from month to month, what a month drawn comes to is worked out once.
    """

    def __init__(self, contract: Contract, facts: Known, past: Sequence[Month]) -> None:
        self._contract = contract
        self._terms = contract.terms_in(contract.term.first_month)
        self._indices = tuple(facts.of_kind(IndexValue))
        self._by_month = _by_month(facts, past, self._terms)
        self._moved: dict[Drawn, tuple[Record, ...]] = {}
        self._known: dict[Drawn, tuple[Decimal, Decimal]] | None = None
        if not runs_on(self._terms):
            self._known = {}

    def of(self, drawn: Sequence[Drawn]) -> tuple[Decimal, Decimal]:
        """Of one year: what it pays before VAT, and what it deducts."""
        if self._known is None:
            return net_of_deductions(self._reckoned(drawn))
        if any(one not in self._known for one in drawn):
            for one, due in zip(drawn, self._reckoned(drawn), strict=True):
                self._known[one] = net_of_deductions((due,))
        months = [self._known[one] for one in drawn]
        net = sum((one[0] for one in months), Decimal(0))
        return net, sum((one[1] for one in months), Decimal(0))

    def _reckoned(self, drawn: Sequence[Drawn]) -> tuple[MonthDue, ...]:
        records: list[Record] = list(self._indices)
        for one in drawn:
            if one not in self._moved:
                source, month = one
                held = self._by_month.get(source, ())
                self._moved[one] = tuple(_moved(held, source, month, self._terms))
            records.extend(self._moved[one])
        return reckon(self._contract, known(records), until=drawn[-1][1])


def runs_on(terms: Terms) -> bool:
    """Whether anything of one month bears on what another month comes to."""
    return (
        terms.deductions.year_cap is not None
        or any(map(_charge_runs_on, terms.charges))
        or any(
            one.window is not MeasureWindow.MONTH or one.repeat or one.earn_back
            for one in terms.measures
        )
    )


def _charge_runs_on(charge: Charge) -> bool:
    if isinstance(charge, BandedCharge | MinimumVolumeCharge):
        return charge.window is not Window.MONTH
    if isinstance(charge, RateCardCharge | PassThroughCharge | ContingentFee):
        return charge.cap_gbp is not None
    return isinstance(charge, GainShare)


def _trial_contract(contract: Contract) -> Contract:
    """The contract as if it began on the first of its first whole month, on the terms of then."""
    term = contract.term
    first = term.first_month if term.start.day == 1 else term.first_month + 1
    start = first_day(first)
    if start > term.end:
        raise _none(contract, "its term holds no whole month")
    terms = contract.terms_in(first)
    return replace(
        contract,
        term=Term(start, term.end),
        versions=(replace(terms, effective_from=start),),
        accounts_from=None,
    )


def _keeps_month(past: Sequence[Month]) -> bool:
    times = [sum(one.month == month for one in past) for month in range(1, _YEAR + 1)]
    return len(past) >= _TWO_YEARS and min(times) >= 2


def _pools(year: Sequence[Month], past: Sequence[Month]) -> Mapping[Month, Sequence[Month]]:
    if not _keeps_month(past):
        return dict.fromkeys(year, past)
    return {month: [one for one in past if one.month == month.month] for month in year}


def _by_month(facts: Known, past: Sequence[Month], terms: Terms) -> dict[Month, list[Record]]:
    found: dict[Month, list[Record]] = {}
    for record in facts.records:
        if isinstance(record, _LEFT_OUT):
            continue
        if isinstance(record, Relief) and record.event:
            continue
        if isinstance(record, Unavailability):
            for month in () if record.id in facts.excused else past:
                found.setdefault(month, []).extend(_within(record, month, terms))
            continue
        month_of = month_told_of(record)
        if month_of is not None:
            found.setdefault(month_of, []).append(record)
    return found


def _within(event: Unavailability, month: Month, terms: Terms) -> list[Unavailability]:
    """The part of a failure that counts in a month, set so that it counts the same alone."""
    regime = terms.regime(event.regime)
    if regime is None:
        return []
    repair = _repair(regime)
    opens, ends = _bounds(month)
    counts_from = max(event.began + repair, opens)
    counts_to = ends if event.until is None else min(event.until, ends)
    if counts_to <= counts_from:
        return []
    return [replace(event, began=counts_from - repair, until=counts_to)]


def _moved(
    records: Iterable[Record], source: Month, month: Month, terms: Terms
) -> Iterator[Record]:
    for record in records:
        name = f"{record.id}@{month}"
        regime = terms.regime(record.regime) if isinstance(record, Unavailability) else None
        if isinstance(record, Unavailability) and regime is not None:
            yield _failure_moved(record, source, month, name, _repair(regime))
        else:
            yield replace(told_of_later(record, month - source), id=name, supersedes="")


def _failure_moved(
    event: Unavailability, source: Month, month: Month, name: str, repair: timedelta
) -> Unavailability:
    """The same hours in the other month; earlier when a shorter month ends before them."""
    opens, ends = _bounds(month)
    began_with, _ = _bounds(source)
    until = event.until or ends
    shift = min(opens - began_with, ends - until)
    began = max(event.began + repair + shift, opens) - repair
    return replace(event, id=name, began=began, until=until + shift, supersedes="")


def _repair(regime: AvailabilityRegime) -> timedelta:
    return timedelta(seconds=float(regime.rectification * 3600))


def _bounds(month: Month) -> tuple[datetime, datetime]:
    midnight = time()
    return (
        datetime.combine(first_day(month), midnight),
        datetime.combine(first_day(month + 1), midnight),
    )


def _none(contract: Contract, what: str) -> NoAnswer:
    return NoAnswer(
        what=what,
        where=f"contract {contract.id}, simulated year",
        mend="enter figures of past months under the names that the terms use",
    )
