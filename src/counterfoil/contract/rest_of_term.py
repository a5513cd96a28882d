"""The charges of the months to come, under what may become of volumes and of prices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import floor
from operator import add

from counterfoil.contract.backtest import months_with_figures
from counterfoil.contract.charges import Charge
from counterfoil.contract.charging import lines_of
from counterfoil.contract.forecast import not_foreseen
from counterfoil.contract.indexation import Factors
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.lines import to_pence
from counterfoil.contract.reckoning import Progress, total
from counterfoil.contract.records import Figure, IndexValue, Record, Volume
from counterfoil.contract.setting import Running, Setting
from counterfoil.contract.spread import Spread, spread_of
from counterfoil.contract.term import first_day
from counterfoil.contract.terms import Contract, Terms
from counterfoil.contract.volume_amounts import VolumeAmounts, volume_alone
from counterfoil.contract.volumes_to_come import levels_to_come
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
    future = _future(contract, records, drivers, first, trials)
    found: list[list[Cash]] = []
    for growth in _growths(drivers, trials, seed):
        found.append(future.cash(growth))
        if progress is not None:
            progress(len(found), trials)
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
    future = _future(contract, records, drivers, first, trials)
    return tuple(future.net(growth) for growth in _growths(drivers, trials, seed))


def _future(
    contract: Contract,
    records: Iterable[Record],
    drivers: Drivers,
    first: Month | None,
    trials: int,
) -> _Future:
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
    return _Future(contract, facts, months, drivers)


@dataclass(frozen=True, slots=True)
class _Chance:
    """A charge of a month that a trial decides.

    level, place: the volume on which alone it rests, and its place among the amounts by volume;
    None where it rests on more.
    """

    charge: Charge
    level: int | None = None
    place: int = -1


class _Future:
    """The months to come of a contract: what is certain of them, and what a trial decides.

    A charge that rests on its month's volume alone comes to the same in every trial that has as
    many: it is worked out for the first of them and kept.
    """

    def __init__(
        self, contract: Contract, facts: Known, months: Sequence[Month], drivers: Drivers
    ) -> None:
        self._contract = contract
        self.months = months
        self._drivers = drivers
        self._facts = facts
        self._levels = levels_to_come(contract, facts, months)
        self._distinct = tuple(dict.fromkeys(self._levels.values()))
        self._indices = _latest_indices(facts)
        earlier = [one for one in contract.term.months if one < months[0]]
        self._before = Running()
        self._charged(facts, earlier, self._before, certain=True)
        self._charged(facts, earlier, self._before, certain=False)
        known = self._known({}, self._counts({}))
        self._certain = self._charged(known, months, self._running(), certain=True)
        self._amounts = VolumeAmounts(contract, known)
        self._chancy = [
            (month, [self._chance(month, one) for one in self._charges(month, certain=False)])
            for month in months
        ]

    @property
    def not_foreseen(self) -> tuple[str, ...]:
        """Charges that are due in some month to come and cannot be foreseen."""
        found = (
            name
            for month in self.months
            for name in not_foreseen(self._contract.terms_in(month), self._facts, month)
        )
        return tuple(dict.fromkeys(found))

    def net(self, growth: Mapping[str, float]) -> Decimal:
        """What all months come to before VAT in one trial."""
        chancy = self._by_chance(growth)
        return sum(
            (one[0] + two[0] for one, two in zip(self._certain, chancy, strict=True)), _NOUGHT
        )

    def cash(self, growth: Mapping[str, float]) -> list[Cash]:
        """Each month's charges before VAT in one trial, and the VAT on them."""
        found = []
        chancy = self._by_chance(growth)
        for month, one, other in zip(self.months, self._certain, chancy, strict=True):
            terms = self._contract.terms_in(month)
            vat = to_pence(Fraction(one[1] + other[1]) * terms.vat_rate, terms.rounding)
            found.append((one[0] + other[0], vat))
        return found

    def _by_chance(self, growth: Mapping[str, float]) -> list[Cash]:
        """What a trial decides of each month's charges, and that of them which bears VAT."""
        counts, running = self._counts(growth), self._running()
        factors = dict[tuple[int, str], Factors]()
        facts: Known | None = None
        found = []
        for month, chances in self._chancy:
            net = taxed = _NOUGHT
            for one in chances:
                if one.level is not None:
                    amount = self._amounts.amount(one.place, counts[one.level])
                else:
                    facts = self._known(growth, counts) if facts is None else facts
                    terms = self._contract.terms_in(month)
                    setting = Setting(self._contract, terms, month, facts, running, factors)
                    amount = total(lines_of(setting, one.charge))
                net += amount
                taxed += amount if one.charge.vat else _NOUGHT
            found.append((net, taxed))
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
            for charge in self._charges(month, certain=certain):
                amount = total(lines_of(setting, charge))
                net += amount
                taxed += amount if charge.vat else _NOUGHT
            found.append((net, taxed))
        return found

    def _charges(self, month: Month, *, certain: bool) -> tuple[Charge, ...]:
        """The charges of a month that are certain, or are not."""
        terms = self._contract.terms_in(month)
        return tuple(one for one in terms.charges if self._is_certain(terms, one) is certain)

    def _is_certain(self, terms: Terms, charge: Charge) -> bool:
        if getattr(charge, "volume", "") in self._drivers.volume_growth:
            return False
        clause = terms.indexation(charge.indexation) if charge.indexation else None
        return clause is None or clause.series not in self._drivers.index_growth

    def _chance(self, month: Month, charge: Charge) -> _Chance:
        """A charge of a month that a trial decides, and whether by the volume alone."""
        level = self._levels.get((volume_alone(charge), month))
        clause = self._contract.terms_in(month).indexation(charge.indexation)
        if level is None or (clause is not None and clause.series in self._drivers.index_growth):
            return _Chance(charge)
        return _Chance(charge, self._distinct.index(level), self._amounts.place(month, charge))

    def _running(self) -> Running:
        return Running(dict(self._before.used))

    def _counts(self, growth: Mapping[str, float]) -> list[int]:
        """How much each of the levels comes to."""
        return [
            floor(level * (1 + growth.get(f"volume/{name}", 0.0)) ** years + 0.5)
            for name, level, years in self._distinct
        ]

    def _known(self, growth: Mapping[str, float], counts: Sequence[int]) -> Known:
        """What is known, with volumes and indices of the months to come."""
        volumes, indices = dict(self._facts.volumes), dict(self._facts.indices)
        held = dict(zip(self._distinct, map(Fraction, counts), strict=True))
        for (name, month), level in self._levels.items():
            record = Volume(
                id=f"to-come/{name}/{month}",
                entered_on=first_day(month),
                volume=name,
                month=month,
                count=held[level],
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


def _growths(drivers: Drivers, trials: int, seed: int) -> Iterator[dict[str, float]]:
    """The growth of each driver in each trial."""
    named = {
        **{f"volume/{name}": one for name, one in drivers.volume_growth.items()},
        **{f"index/{name}": one for name, one in drivers.index_growth.items()},
    }
    found = {}
    for name, distribution in named.items():
        chances = stream(seed, f"rest of term/{name}").random(trials).clip(_TINY, 1 - _TINY)
        drawn = distribution.quantile(chances)
        found[name] = [max(_LEAST_GROWTH, float(one)) for one in drawn]
    for trial in range(trials):
        yield {name: drawn[trial] for name, drawn in found.items()}


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
