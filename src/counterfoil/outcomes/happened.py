"""What happened beside what was promised: volumes, price levels and delays, on one footing.

A promise is yearly and a record monthly. A year's volume in the case falls evenly over its months.
The price level of a month in the case is that of its financial year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from counterfoil.appraisal.flows import Surroundings, surroundings
from counterfoil.appraisal.model import Model
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.records import (
    DaysWorked,
    Figure,
    IndexValue,
    Measurement,
    OpenBookCost,
    Record,
    Unavailability,
    Volume,
)
from counterfoil.contract.term import first_day
from counterfoil.errors import Problem, Severity
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.observed_volumes import observed_volumes
from counterfoil.quantities.years import FinancialYear, Month

_YEAR = 12
_DECIMALS = 10**8
_REPORTED = (Volume, Measurement, DaysWorked, OpenBookCost, Unavailability)


@dataclass(frozen=True)
class Happened:
    """The months looked at, and the record of them: as first told, and as it stands."""

    ledger: Ledger
    model: Model
    first: Month
    last: Month
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months looked at."""
        return tuple(self.first + step for step in range(self.last - self.first + 1))

    @cached_property
    def years(self) -> tuple[FinancialYear, ...]:
        """The financial years that they touch."""
        return tuple(dict.fromkeys(month.financial_year for month in self.months))

    def months_in(self, year: FinancialYear) -> int:
        """How many of the months fall in a year."""
        return self._months_by_year.get(year, 0)

    @cached_property
    def _months_by_year(self) -> Counter[FinancialYear]:
        return Counter(month.financial_year for month in self.months)

    @property
    def counterfactual(self) -> str:
        """The option of carrying on as now."""
        return self.model.option_ids[self.model.counterfactual]

    def place(self, year: FinancialYear) -> int:
        """The number of a year in the case; the nearest year for one outside it."""
        return min(max(year - self.model.case.first_year, 0), self.model.years - 1)

    @cached_property
    def standing(self) -> Known:
        """What the contract's records say today."""
        return known(self.ledger.contract_records, self.ledger.document.as_at)

    @cached_property
    def first_told(self) -> Known:
        """What they said before anything was verified or put right."""
        day = self.ledger.document.as_at
        held = [one for one in self.ledger.contract_records if one.entered_on <= day]
        return known(as_first_told(held))

    @cached_property
    def driver_volumes(self) -> dict[str, tuple[float, ...]]:
        """Of each driver, the promised volume of every year of the case."""
        found = self._promised.volumes
        return {
            driver.id: tuple(found[place].tolist())
            for place, driver in enumerate(self.model.drivers)
        }

    @cached_property
    def _promised(self) -> Surroundings:
        return surroundings(self.model, self.model.central)

    @cached_property
    def volume_links(self) -> dict[str, str]:
        """Of each linked volume of the contract, the driver of the case that promised it."""
        return {
            link.volume: link.driver
            for link in self.ledger.document.volumes
            if link.driver in self.driver_volumes
        }

    def promised_month(self, volume: str, month: Month) -> Fraction:
        """The volume of a month in the case: a twelfth of its year's."""
        yearly = self.driver_volumes[self.volume_links[volume]]
        return exact(yearly[self.place(month.financial_year)] / _YEAR)

    def recorded_volumes(self, *, corrected: bool) -> dict[str, dict[FinancialYear, Fraction]]:
        """Of each driver, the yearly pace of every year of which all months are known."""
        facts = self.standing if corrected else self.first_told
        found = {
            driver: held.yearly(self.months)
            for driver, held in observed_volumes(self.ledger, facts).items()
            if driver in self.driver_volumes
        }
        return {driver: paces for driver, paces in found.items() if paces}

    @cached_property
    def price_links(self) -> dict[str, str]:
        """Of each series of the contract, the index of the case that promised it."""
        ids = {index.id for index in self.model.case.indices}
        told = {series for series, _ in self.standing.indices}
        return {
            link.series: link.index
            for link in self.ledger.document.prices
            if link.index in ids and link.series in told
        }

    def promised_factor(self, index: str, year: FinancialYear) -> float:
        """The price factor of a year in the case; before its first year it grows as in that."""
        place = [one.id for one in self.model.case.indices].index(index)
        path = self._promised.prices[place]
        before = self.model.case.first_year - year
        if before <= 0:
            return float(path[self.place(year)])
        growth = float(path[1] / path[0]) if len(path) > 1 else 1.0
        return float(path[0]) / growth**before

    @cached_property
    def recorded_factors(self) -> dict[str, dict[FinancialYear, Fraction]]:
        """Of each linked index, the factor of each year recorded, from the case's price base.

        The mean level of the year over the mean level of the first year recorded, times the case's
        factor of that year: before anything was recorded prices were as in the case.
        """
        found = {}
        for series, index in self.price_links.items():
            levels: dict[FinancialYear, list[Fraction]] = {}
            for (name, month), one in sorted(self.standing.indices.items()):
                if name == series:
                    levels.setdefault(month.financial_year, []).append(one.value)
            means = {year: sum(held, Fraction(0)) / len(held) for year, held in levels.items()}
            start = min(means)
            base = exact(self.promised_factor(index, start))
            found[index] = {
                year: base * means[year] / means[start] for year in self.years if year in means
            }
        return found

    @cached_property
    def delays(self) -> dict[str, float]:
        """The months by which each named delay of the case really was late."""
        named = {delay.id for delay in self.model.case.delays}
        return {
            one.delay: float(one.months)
            for one in self.ledger.document.delays
            if one.delay in named
        }

    def promised_facts(self, facts: Known, *, volumes: bool, prices: bool) -> Known:
        """What is known, with volumes and price levels as the case promised them."""
        if volumes:
            facts = replace(facts, volumes=self._promised_volumes(facts))
        if prices:
            facts = replace(facts, indices=self._promised_levels(facts))
        return facts

    def _promised_volumes(self, facts: Known) -> dict[tuple[str, Month], dict[Figure, Volume]]:
        links = self.volume_links
        found = {key: one for key, one in facts.volumes.items() if key[0] not in links}
        return found | self._volumes_of_the_case

    @cached_property
    def _volumes_of_the_case(self) -> dict[tuple[str, Month], dict[Figure, Volume]]:
        contract = self.ledger.contract
        months = contract.term.months if contract is not None else self.months
        found = {}
        for name in self.volume_links:
            for month in months:
                record = Volume(
                    id=f"promised/{name}/{month}",
                    entered_on=first_day(month),
                    volume=name,
                    month=month,
                    count=self.promised_month(name, month),
                )
                found[name, month] = {Figure.SUPPLIER: record}
        return found

    def _promised_levels(self, facts: Known) -> dict[tuple[str, Month], IndexValue]:
        found = dict(facts.indices)
        for series, index in self.price_links.items():
            held = {month: one for (name, month), one in facts.indices.items() if name == series}
            start = min(held)
            base = self.promised_factor(index, start.financial_year)
            for month, one in held.items():
                growth = exact(self.promised_factor(index, month.financial_year) / base)
                found[series, month] = replace(
                    one, id=f"promised/{series}/{month}", value=held[start].value * growth
                )
        return found

    def tell(self, what: str, where: str, mend: str) -> None:
        """Say what could not be compared."""
        self.problems.append(Problem(what=what, where=where, mend=mend, severity=Severity.WARNING))


def as_first_told(records: Iterable[Record]) -> list[Record]:
    """The records before figures were verified or put right; all else as it stands.

    Of a volume, a measurement, days, a cost or a failure the record that superseded none stays,
    and the supplier's figure where there are two.
    """
    held = list(records)
    superseded = {one.supersedes for one in held if one.supersedes and not _reported(one)}
    chosen: list[Record] = []
    suppliers = {_about(one) for one in held if _reported(one) and not _verified(one)}
    for one in held:
        if not _reported(one):
            if one.id not in superseded:
                chosen.append(replace(one, supersedes="") if one.supersedes else one)
        elif not one.supersedes and not (_verified(one) and _about(one) in suppliers):
            chosen.append(one)
    return chosen


def exact(value: float) -> Fraction:
    """A number of the case as a fraction with eight decimals."""
    return Fraction(round(value * _DECIMALS), _DECIMALS)


def _reported(record: Record) -> bool:
    return isinstance(record, _REPORTED)


def _verified(record: Record) -> bool:
    return getattr(record, "figure", None) is Figure.VERIFIED


def _about(record: Record) -> tuple[object, ...]:
    return tuple(part for part in record.fact if not isinstance(part, Figure))
