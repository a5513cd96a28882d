"""The scalars of a case that chance, tornado and switching values act on, each by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counterfoil.appraisal.amounts import level, level_unit
from counterfoil.appraisal.business_case import (
    BusinessCase,
    Driver,
    Line,
    ReferenceClassUse,
    Uncertainty,
)
from counterfoil.appraisal.evidence import Evidence
from counterfoil.appraisal.faults import Place
from counterfoil.quantities.distributions import Distribution
from counterfoil.quantities.occurrence import Occurrence

ReferenceClasses = Callable[[ReferenceClassUse], Distribution]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One scalar: its central value, and what else it may be.

    distribution None: certain. A draw is scale × a value of the distribution. streams: the names
    of its sources of chance, one unless an index draws a rate for each year.
    """

    name: str
    title: str
    unit: str
    central: float
    place: Place
    evidence: Evidence
    distribution: Distribution | None = None
    scale: float = 1.0
    group: str = ""

    @property
    def is_uncertain(self) -> bool:
        """Whether chance acts on it at all."""
        return self.distribution is not None and self.distribution.standard_deviation > 0


def case_inputs(case: BusinessCase, reference_classes: ReferenceClasses) -> tuple[Input, ...]:
    """Every scalar of a case, in a stable order: drivers, delays, indices, lines, risks."""
    found: list[Input] = []
    for driver in case.drivers:
        found.extend(_driver_inputs(driver, reference_classes))
    for delay in case.delays:
        found.append(
            Input(
                name=f"delay.{delay.id}",
                title=delay.title,
                unit="months",
                central=delay.months,
                place=Place(table="delays", key=delay.id, column="months"),
                evidence=delay.evidence,
                distribution=delay.uncertainty,
                group=delay.correlation_group,
            )
        )
    found.extend(_index_inputs(case))
    found.extend(_line_input(line, reference_classes) for line in case.lines)
    found.extend(_risk_inputs(case))
    return tuple(found)


def _driver_inputs(driver: Driver, reference_classes: ReferenceClasses) -> list[Input]:
    distribution, scale = _drawn(driver.uncertainty, driver.value, reference_classes)
    unit = "factor" if driver.profile else f"{driver.unit} a year"
    inputs = [
        Input(
            name=f"driver.{driver.id}",
            title=driver.title,
            unit=unit,
            central=driver.value,
            place=Place(table="drivers", key=driver.id, column="value"),
            evidence=driver.evidence,
            distribution=distribution,
            scale=scale,
            group=driver.correlation_group,
        )
    ]
    if not driver.profile:
        inputs.append(
            Input(
                name=f"driver.{driver.id}.growth",
                title=f"{driver.title}: growth",
                unit="a year, as a share",
                central=driver.growth,
                place=Place(table="drivers", key=driver.id, column="growth"),
                evidence=driver.evidence,
                distribution=driver.growth_uncertainty,
            )
        )
    return inputs


def _index_inputs(case: BusinessCase) -> list[Input]:
    inputs = []
    for index in case.indices:
        names = [f"index.{index.id}"]
        if index.each_year:
            names = [f"index.{index.id}.{case.first_year + t}" for t in range(case.years)]
        for name in names:
            inputs.append(
                Input(
                    name=name,
                    title=index.title + (f" {name.rsplit('.', 1)[1]}" if index.each_year else ""),
                    unit="a year, as a share",
                    central=index.rate or 0.0,
                    place=Place(table="indices", key=index.id, column="rate"),
                    evidence=index.evidence,
                    distribution=index.uncertainty,
                    group=index.correlation_group if not index.each_year else "",
                )
            )
    return inputs


def _line_input(line: Line, reference_classes: ReferenceClasses) -> Input:
    central = level(line.amount)
    distribution, scale = _drawn(line.uncertainty, central, reference_classes)
    return Input(
        name=f"line.{line.key}",
        title=line.title,
        unit=level_unit(line.amount),
        central=central,
        place=Place(table="lines", key=line.key, column="amount"),
        evidence=line.evidence,
        distribution=distribution,
        scale=scale,
        group=line.correlation_group,
    )


def _risk_inputs(case: BusinessCase) -> list[Input]:
    inputs = []
    for risk in case.risks:
        occurrence = Occurrence(chance=risk.chance, impact=risk.impact)
        inputs.append(
            Input(
                name=f"risk.{risk.key}",
                title=risk.title,
                unit="£, expected" if risk.end is None else "£ a year, expected",
                central=occurrence.mean,
                place=Place(table="risks", key=risk.key, column="impact"),
                evidence=risk.evidence,
                distribution=occurrence,
                group=risk.correlation_group,
            )
        )
    return inputs


def _drawn(
    uncertainty: Uncertainty | None, central: float, reference_classes: ReferenceClasses
) -> tuple[Distribution | None, float]:
    """The distribution and the scale its values are multiplied by."""
    if uncertainty is None:
        return None, 1.0
    distribution = uncertainty.distribution
    if isinstance(distribution, ReferenceClassUse):
        distribution = reference_classes(distribution)
    return distribution, central if uncertainty.of_factor else 1.0
