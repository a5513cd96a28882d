"""A year of a contract drawn again and again from its past, to see how far a year may fall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal

from counterfoil.contract.backtest import months_with_figures, net_of_deductions
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.reckoning import Progress, reckon
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

Drawn = dict[tuple[Month, Month], tuple[Record, ...]]


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
    indices = tuple(facts.of_kind(IndexValue))
    by_month = _by_month(facts, past, trial.terms_in(year[0]))
    chance = stream(seed, f"simulated year/{contract.id}")
    paid, deducted = [], []
    moved: Drawn = {}
    for done in range(1, trials + 1):
        drawn: list[Record] = list(indices)
        for month in year:
            pool = pools[month]
            source = pool[int(chance.integers(len(pool)))]
            if (source, month) not in moved:
                moved[source, month] = tuple(_moved(by_month.get(source, ()), source, month))
            drawn.extend(moved[source, month])
        net, taken = net_of_deductions(reckon(trial, known(drawn), until=year[-1]))
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
    repair = timedelta(seconds=float(regime.rectification * 3600))
    opens = datetime.combine(first_day(month), time())
    ends = datetime.combine(first_day(month + 1), time())
    counts_from = max(event.began + repair, opens)
    counts_to = ends if event.until is None else min(event.until, ends)
    if counts_to <= counts_from:
        return []
    return [replace(event, began=counts_from - repair, until=counts_to)]


def _moved(records: Iterable[Record], source: Month, month: Month) -> Iterable[Record]:
    for record in records:
        name = f"{record.id}@{month}"
        if isinstance(record, Unavailability):
            yield _event_moved(record, source, month, name)
        else:
            yield replace(told_of_later(record, month - source), id=name, supersedes="")


def _event_moved(event: Unavailability, source: Month, month: Month, name: str) -> Unavailability:
    """The same hours into the other month; what a shorter month has no days for is cut."""
    opens = datetime.combine(first_day(month), time())
    ends = datetime.combine(first_day(month + 1), time())
    shift = opens - datetime.combine(first_day(source), time())
    until = ends if event.until is None else min(event.until + shift, ends)
    return replace(event, id=name, began=event.began + shift, until=until, supersedes="")


def _none(contract: Contract, what: str) -> NoAnswer:
    return NoAnswer(
        what=what,
        where=f"contract {contract.id}, simulated year",
        mend="enter figures of past months under the names that the terms use",
    )
