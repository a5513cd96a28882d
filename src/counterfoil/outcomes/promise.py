"""What the approved case promises, line by line in the cash of each year, to the penny.

The figures are those of the real appraisal at its central values. With other volumes in place of
its drivers the same arithmetic tells what the case would have said had it known them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from counterfoil.appraisal.business_case import BusinessCase, Driver, Line, Profile, Risk
from counterfoil.appraisal.flows import line_flows, surroundings
from counterfoil.appraisal.model import Model, build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.validation import case_faults
from counterfoil.appraisal.vocabulary import Commitment, Heading, Nature
from counterfoil.errors import BadInput, errors_among
from counterfoil.quantities.years import FinancialYear

Volumes = Mapping[str, Mapping[FinancialYear, Fraction]]
_PENNY = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedLine:
    """One line of the case: what public bodies pay or get in each year, in cash, to the penny.

    Both costs and benefits are above nought; irrecoverable VAT is in. A benefit that reaches no
    budget has its worth in `worth_gbp` and nought in `cash_gbp`.
    """

    key: str
    option: str
    title: str
    heading: Heading
    nature: Nature | None
    commitment: Commitment | None
    is_risk: bool
    cash_gbp: tuple[Fraction, ...]
    worth_gbp: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Every line of a case, and the volumes that it reckons with."""

    first_year: FinancialYear
    lines: tuple[PromisedLine, ...]
    volumes: Mapping[str, tuple[Fraction, ...]]

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        """The years of the case."""
        count = len(self.lines[0].cash_gbp) if self.lines else 0
        return tuple(self.first_year + t for t in range(count))

    def line(self, key: str) -> PromisedLine | None:
        """The line of that key; None when there is none."""
        return next((one for one in self.lines if one.key == key), None)

    def of_option(self, option: str) -> tuple[PromisedLine, ...]:
        """The lines of one option."""
        return tuple(one for one in self.lines if one.option == option)


def to_the_penny(value: float) -> Fraction:
    """A figure of the appraisal as exact pounds and pence.

    >>> to_the_penny(1200.005), to_the_penny(-0.1)
    (Fraction(120001, 100), Fraction(-1, 10))
    """
    return Fraction(Decimal(repr(float(value))).quantize(_PENNY, ROUND_HALF_UP))


def promise_of(case: BusinessCase, volumes: Volumes | None = None) -> Promise:
    """What a case promises; with `volumes`, what it would say at those in the years they name.

    Raises: BadInput with every problem when the case has errors.
    """
    model = checked_model(case if volumes is None else with_volumes(case, volumes))
    flows = line_flows(model, model.central)
    records: dict[str, Line | Risk] = {one.key: one for one in model.case.lines}
    records.update((one.key, one) for one in model.case.risks)
    public = {one.id for one in case.bodies if one.kind.value not in ("supplier", "society")}
    lines = []
    for place, line in enumerate(model.lines):
        record = records[line.key]
        heading = getattr(record, "heading", Heading.OTHER_COST)
        share = sum(part for body, part in line.shares if body in public)
        cash = [line.vat * line.public_share * float(one) for one in flows.cash_gbp[place]]
        worth = [line.vat * share * float(one) for one in flows.cash_gbp[place]]
        lines.append(
            PromisedLine(
                key=line.key,
                option=model.option_ids[line.option],
                title=record.title,
                heading=heading,
                nature=getattr(record, "nature", None),
                commitment=getattr(record, "commitment", None),
                is_risk=not hasattr(record, "heading"),
                cash_gbp=tuple(to_the_penny(one) for one in cash),
                worth_gbp=tuple(to_the_penny(one) for one in worth),
            )
        )
    held = surroundings(model, model.central).volumes
    counts = {
        one.id: tuple(Fraction(repr(float(count))) for count in held[place])
        for place, one in enumerate(model.drivers)
    }
    return Promise(first_year=case.first_year, lines=tuple(lines), volumes=counts)


def checked_model(case: BusinessCase) -> Model:
    """A case made ready for arithmetic. Raises: BadInput with every problem when it has errors."""
    problems = tuple(fault.as_problem() for fault in case_faults(case))
    if errors_among(problems):
        raise BadInput(problems)
    return build_model(case, from_experience)


def with_volumes(case: BusinessCase, volumes: Volumes) -> BusinessCase:
    """The case with what there was in place of its drivers, in the years that are known."""
    named = {name: held for name, held in volumes.items() if held}
    if not named:
        return case
    planned = surroundings(model := checked_model(case), model.central).volumes
    drivers, profiles = list(case.drivers), list(case.profiles)
    for place, driver in enumerate(case.drivers):
        if driver.id not in named:
            continue
        counts = planned[place].tolist()
        for year, count in named[driver.id].items():
            if 0 <= year - case.first_year < case.years:
                counts[year - case.first_year] = float(count)
        drivers[place], profile = _observed(driver, counts)
        profiles.append(profile)
    return replace(case, drivers=tuple(drivers), profiles=tuple(profiles))


def _observed(driver: Driver, counts: list[float]) -> tuple[Driver, Profile]:
    name = f"observed-{driver.id}"
    profile = Profile(id=name, title=f"{driver.title}, as observed", values=tuple(counts))
    moved = replace(
        driver, value=1.0, growth=0.0, profile=name, uncertainty=None, growth_uncertainty=None
    )
    return moved, profile


def deflators(case: BusinessCase, price_base: FinancialYear) -> tuple[Fraction, ...]:
    """What £1 of the price base costs in each year of the case, by its general inflation.

    Cash divided by it is real terms at that price base.
    """
    model = checked_model(replace(case, price_base=price_base))
    index = model.indices[model.general]
    factors = index.path.factors(model.central[index.rates])
    return tuple(Fraction(repr(float(one))) for one in factors)
