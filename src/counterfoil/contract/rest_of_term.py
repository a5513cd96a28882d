"""The charges of the months to come, under what may become of volumes and of prices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from operator import add

from counterfoil.contract.backtest import months_with_figures
from counterfoil.contract.charges import Charge
from counterfoil.contract.charging import lines_of
from counterfoil.contract.forecast import not_foreseen, tolerance_of, usual_volume
from counterfoil.contract.indexation import Factors
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.largest_deduction import volumes_of
from counterfoil.contract.lines import to_pence
from counterfoil.contract.reckoning import Progress, total
from counterfoil.contract.records import Figure, IndexValue, Record, Volume
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.spread import Spread, spread_of
from counterfoil.contract.term import first_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.quantities.distributions import Distribution
from counterfoil.quantities.streams import stream
from counterfoil.quantities.years import FinancialYear, Month

MOST_TRIALS = 1_000_000
_YEAR = 12
_LEAST_GROWTH = -0.99
_TINY = 1e-12
_DECIMALS = 10**8
_NOUGHT = Decimal(0)

Cash = tuple[Decimal, Decimal]
"""Pounds of a month before VAT, and those of them that bear VAT, or the VAT on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drivers:
    """What drives the charges to come: yearly growth of each volume and index, as a share.

    0.02 is 2% a year. Each is drawn once a trial and holds for the whole of the term; those not
    named stay as they were.
    """

    volume_growth: Mapping[str, Distribution] = field(default_factory=dict)
    index_growth: Mapping[str, Distribution] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfCash:
    """What the months to come of one financial year may cost. months: how many of it they are."""

    year: FinancialYear
    months: int
    net: Spread
    with_vat: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class RestOfTerm:
    """The yearly cash of the months to come, from `first`, deductions not counted.

    not_foreseen: charges that rest on what nobody can tell yet, and are not in it.
    """

    contract: str
    first: Month
    years: tuple[YearOfCash, ...]
    net: Spread
    with_vat: Spread
    trials: int
    seed: int
    not_foreseen: tuple[str, ...]


def rest_of_term(
    contract: Contract,
    records: Iterable[Record],
    drivers: Drivers,
    *,
    first: Month | None = None,
    trials: int = 1_000,
    seed: int = 0,
    progress: Progress | None = None,
) -> RestOfTerm:
    """The charges of each financial year still to come, over many trials, with and without VAT.

    first: the first month to come; None: the one after the last with figures, or the term's first.
    A volume to come is that of the same month of the last year recorded, grown by the trial's
    growth for each year since; of a month not recorded then, the mean of the last three months
    recorded, grown for each whole year from `first`; with no record, what a tolerance expects. It
    is a whole number. An index to come is the last one known, grown month by month. Deductions,
    waivers and what is earned back are not foreseen.

    Raises:
        NoAnswer: no month of the term is to come, or an index is used of which no level is known.
    """
    future, found = _drawn(contract, records, drivers, first, trials, seed, progress)
    return _result(contract, future.months, found, seed, future.not_foreseen)


def totals_to_come(
    contract: Contract,
    records: Iterable[Record],
    drivers: Drivers,
    *,
    first: Month | None = None,
    trials: int = 1_000,
    seed: int = 0,
) -> tuple[Decimal, ...]:
    """What the months to come cost before VAT in each trial of `rest_of_term`, in order.

    The draws depend on the seed and the names of the drivers alone, so that two contracts on the
    same drivers meet the same futures, trial by trial.
    Raises: as `rest_of_term`.
    """
    _, found = _drawn(contract, records, drivers, first, trials, seed, None)
    return tuple(sum((one[0] for one in trial), _NOUGHT) for trial in found)


def _drawn(
    contract: Contract,
    records: Iterable[Record],
    drivers: Drivers,
    first: Month | None,
    trials: int,
    seed: int,
    progress: Progress | None,
) -> tuple[_Future, list[list[Cash]]]:
    if not 1 <= trials <= MOST_TRIALS:
        raise InvalidValue(
            what=f"{trials} trials were asked for",
            where="rest of term",
            mend=f"ask for 1 to {MOST_TRIALS:,} trials",
        )
    facts = known(records)
    term = contract.term
    past = months_with_figures(facts)
    start = first or (max(past[-1] + 1, term.first_month) if past else term.first_month)
    months = [one for one in term.months if one >= start]
    if not months:
        raise NoAnswer(
            what=f"no month of the term is to come from {start}",
            where=f"contract {contract.id}, rest of term",
            mend=f"ask for a month up to {term.last_month}",
        )
    future = _Future(contract, facts, months, drivers)
    growths = _growths(drivers, trials, seed)
    found: list[list[Cash]] = []
    for trial in range(trials):
        found.append(future.cash({name: drawn[trial] for name, drawn in growths.items()}))
        if progress is not None:
            progress(trial + 1, trials)
    return future, found


class _Future:
    """The months to come of a contract: what is certain of them, and what a trial decides."""

    def __init__(
        self, contract: Contract, facts: Known, months: Sequence[Month], drivers: Drivers
    ) -> None:
        self._contract = contract
        self.months = months
        self._drivers = drivers
        self._facts = facts
        self._levels = _levels(contract, facts, months)
        self._indices = _latest_indices(facts)
        earlier = [one for one in contract.term.months if one < months[0]]
        self._before = Running()
        self._charged(facts, earlier, self._before, certain=True)
        self._charged(facts, earlier, self._before, certain=False)
        self._certain = self._charged(self._known({}), months, self._running(), certain=True)

    @property
    def not_foreseen(self) -> tuple[str, ...]:
        """Charges that are due in some month to come and cannot be foreseen."""
        found = (
            name
            for month in self.months
            for name in not_foreseen(self._contract.terms_in(month), self._facts, month)
        )
        return tuple(dict.fromkeys(found))

    def cash(self, growth: Mapping[str, float]) -> list[Cash]:
        """Each month's charges before VAT in one trial, and the VAT on them."""
        chancy = self._charged(self._known(growth), self.months, self._running(), certain=False)
        found = []
        for month, one, other in zip(self.months, self._certain, chancy, strict=True):
            terms = self._contract.terms_in(month)
            vat = to_pence(Fraction(one[1] + other[1]) * terms.vat_rate, terms.rounding)
            found.append((one[0] + other[0], vat))
        return found

    def _charged(
        self, facts: Known, months: Sequence[Month], running: Running, *, certain: bool
    ) -> list[Cash]:
        """Of the charges that are certain, or are not, each month's sum, and that with VAT."""
        factors = dict[tuple[int, str], Factors]()
        found = []
        for month in months:
            terms = self._contract.terms_in(month)
            setting = Setting(self._contract, terms, month, facts, running, factors)
            net = taxed = _NOUGHT
            for charge in terms.charges:
                if self._is_certain(terms, charge) is not certain:
                    continue
                amount = total(lines_of(setting, charge))
                net += amount
                taxed += amount if charge.vat else _NOUGHT
            found.append((net, taxed))
        return found

    def _is_certain(self, terms: Terms, charge: Charge) -> bool:
        if getattr(charge, "volume", "") in self._drivers.volume_growth:
            return False
        clause = terms.indexation(charge.indexation) if charge.indexation else None
        return clause is None or clause.series not in self._drivers.index_growth

    def _running(self) -> Running:
        return Running(dict(self._before.used))

    def _known(self, growth: Mapping[str, float]) -> Known:
        """What is known, with volumes and indices of the months to come."""
        volumes, indices = dict(self._facts.volumes), dict(self._facts.indices)
        for (name, month), (count, years) in self._levels.items():
            grown = float(count) * (1 + growth.get(f"volume/{name}", 0.0)) ** years
            record = Volume(
                id=f"to-come/{name}/{month}",
                entered_on=first_day(month),
                volume=name,
                month=month,
                count=Fraction(floor(grown + 0.5)),
            )
            volumes[name, month] = {Figure.SUPPLIER: record}
        for series, latest in self._indices.items():
            monthly = (1 + growth.get(f"index/{series}", 0.0)) ** (1 / _YEAR)
            for step in range(1, self.months[-1] - latest.month + 1):
                month = latest.month + step
                indices[series, month] = replace(
                    latest,
                    id=f"to-come/{series}/{month}",
                    month=month,
                    value=_exact(float(latest.value) * monthly**step),
                    final=False,
                )
        return replace(self._facts, volumes=volumes, indices=indices)


def _levels(
    contract: Contract, facts: Known, months: Sequence[Month]
) -> dict[tuple[str, Month], tuple[Fraction, int]]:
    """For each volume and month not recorded: what it grows from, and for how many years."""
    found = {}
    for name in volumes_of(map(contract.terms_in, months)):
        recorded = {month for volume, month in facts.volumes if volume == name}
        last = max(recorded, default=None)
        for month in months:
            if month in recorded:
                continue
            years = 1 if last is None else max(1, -(-(month - last) // _YEAR))
            a_year_on = facts.volume(name, month + -years * _YEAR)
            if a_year_on is not None:
                found[name, month] = (a_year_on.count, years)
                continue
            usual = usual_volume(facts, name, month)
            tolerance = tolerance_of(contract.terms_in(month).charges, name)
            expected = Fraction(0) if tolerance is None else tolerance.expected
            found[name, month] = (
                expected if usual is None else usual[0],
                (month - months[0]) // _YEAR,
            )
    return found


def _growths(drivers: Drivers, trials: int, seed: int) -> dict[str, list[float]]:
    named = {
        **{f"volume/{name}": one for name, one in drivers.volume_growth.items()},
        **{f"index/{name}": one for name, one in drivers.index_growth.items()},
    }
    found = {}
    for name, distribution in named.items():
        chances = stream(seed, f"rest of term/{name}").random(trials).clip(_TINY, 1 - _TINY)
        drawn = distribution.quantile(chances)
        found[name] = [max(_LEAST_GROWTH, float(one)) for one in drawn]
    return found


def _latest_indices(facts: Known) -> dict[str, IndexValue]:
    found: dict[str, IndexValue] = {}
    for (series, month), one in facts.indices.items():
        if series not in found or month > found[series].month:
            found[series] = one
    return found


def _result(
    contract: Contract,
    months: Sequence[Month],
    trials: Sequence[Sequence[Cash]],
    seed: int,
    missing: tuple[str, ...],
) -> RestOfTerm:
    years = dict.fromkeys(month.financial_year for month in months)
    found = []
    for year in years:
        places = [place for place, month in enumerate(months) if month.financial_year == year]
        net, with_vat = _spreads(trials, places)
        found.append(YearOfCash(year=year, months=len(places), net=net, with_vat=with_vat))
    net, with_vat = _spreads(trials, range(len(months)))
    return RestOfTerm(
        contract=contract.id,
        first=months[0],
        years=tuple(found),
        net=net,
        with_vat=with_vat,
        trials=len(trials),
        seed=seed,
        not_foreseen=missing,
    )


def _spreads(trials: Sequence[Sequence[Cash]], places: Iterable[int]) -> tuple[Spread, Spread]:
    held = tuple(places)
    net = [sum((trial[place][0] for place in held), _NOUGHT) for trial in trials]
    vat = [sum((trial[place][1] for place in held), _NOUGHT) for trial in trials]
    return spread_of(net), spread_of(map(add, net, vat))


def _exact(value: float) -> Fraction:
    """A number drawn by chance as a fraction with eight decimals."""
    return Fraction(round(value * _DECIMALS), _DECIMALS)
