"""The case that is measured: 4 options × 40 lines × 25 years, 345 uncertain figures.

Its figures are made up to load the engine; they say nothing of any force.
"""

from __future__ import annotations

import math

from counterfoil.appraisal.amounts import Amount, DriverRate, Flat, OneOff, Ramp
from counterfoil.appraisal.business_case import (
    BaselineService,
    Body,
    BodyKind,
    BusinessCase,
    Commitment,
    CorrelationGroup,
    Delay,
    Driver,
    Heading,
    Line,
    Nature,
    Option,
    PartnershipKind,
    PriceIndex,
    Role,
    Simulation,
    Stage,
    Uncertainty,
)
from counterfoil.quantities.distributions import (
    Distribution,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.quantities.years import FinancialYear

FIRST = FinancialYear(2025)
ROLES = (Role.COUNTERFACTUAL, Role.IN_HOUSE, Role.SHARE, Role.PARTNER)
DRIVERS = 4
CORRELATION = 0.3


def large_case(
    *, options: int = 4, lines: int = 40, years: int = 25, trials: int = 100_000, seed: int = 11
) -> BusinessCase:
    """One delay for each line, one inflation rate for each year, half of the lines correlated.

    Uncertain: every line's level (a factor on it: triangular, PERT, normal, lognormal and uniform
    in turn), every delay (triangular, PERT and uniform in turn), every year's pay rise (normal).
    """
    names = [f"option-{place}" for place in range(options)]
    return BusinessCase(
        id="large",
        title="A large case",
        kind=PartnershipKind.BUSINESS,
        stage=Stage.OUTLINE,
        author="author",
        purpose="measure the engine",
        first_year=FIRST,
        years=years,
        price_base=FIRST,
        general_inflation="general",
        editions={"discount_rates": "2026"},
        simulation=Simulation(trials=trials, seed=seed),
        bodies=(Body(id="force", title="Force", kind=BodyKind.FORCE),),
        indices=(
            PriceIndex(id="general", title="General inflation", rate=0.02),
            PriceIndex(
                id="pay",
                title="Pay",
                rate=0.03,
                uncertainty=Normal(mean_value=0.03, sd=0.01),
                each_year=True,
            ),
        ),
        delays=tuple(_delay(place) for place in range(options * lines)),
        correlations=tuple(
            CorrelationGroup(id=f"group-{name}", title=name, correlation=CORRELATION)
            for name in names
        ),
        options=tuple(
            Option(id=name, title=name, role=ROLES[min(place, len(ROLES) - 1)])
            for place, name in enumerate(names)
        ),
        baseline=(
            BaselineService(
                id="service",
                title="Service",
                cost_gbp=1e6,
                as_at="2024-25",
                signed_by="finance officer",
                signed_on="2025-01-31",
            ),
        ),
        drivers=tuple(
            Driver(
                id=f"driver-{d}", title=f"Driver {d}", unit="unit", value=1000.0, growth=0.01 * d
            )
            for d in range(DRIVERS)
        ),
        lines=tuple(
            _line(name, place, place + lines * number, years)
            for number, name in enumerate(names)
            for place in range(lines)
        ),
    )


def _line(option: str, place: int, number: int, years: int) -> Line:
    is_benefit = place % 2 == 1
    return Line(
        option=option,
        id=f"line-{place}",
        title=f"Line {place}",
        heading=Heading.BENEFIT if is_benefit else Heading.CHARGE,
        shares=(("force", 1.0),),
        amount=_amount(place, 100_000.0 + 1_000.0 * number, years),
        nature=Nature.CASH_RELEASING if is_benefit else None,
        commitment=Commitment.AT_RISK if is_benefit else None,
        real_growth=0.005 if place % 8 == 3 else 0.0,
        index="pay" if place % 2 == 0 else "",
        delay=f"delay-{number}",
        uncertainty=Uncertainty(distribution=_factor(place), of_factor=True),
        correlation_group=f"group-{option}" if place % 4 < 2 else "",
    )


def _amount(place: int, gbp: float, years: int) -> Amount:
    """In every ten lines: five flat, two flat for part of the term, two by volume, one other."""
    last = FIRST + (years - 1)
    match place % 10:
        case 5:
            return Flat(gbp=gbp, start=FIRST + 1, end=last)
        case 6:
            return Flat(gbp=gbp, start=FIRST, end=FIRST + years // 2)
        case 7 | 8:
            return DriverRate(
                driver=f"driver-{place % DRIVERS}", gbp_per_unit=gbp / 1e3, unit="unit"
            )
        case 9 if place % 20 == 9:
            return Ramp(gbp_first=gbp / 4, gbp_last=gbp, start=FIRST, end=FIRST + 4)
        case 9:
            return OneOff(gbp=5 * gbp, year=FIRST)
        case _:
            return Flat(gbp=gbp)


def _factor(place: int) -> Distribution:
    """A factor with 1 inside its range."""
    match place % 5:
        case 0:
            return Triangular(low=0.8, mode=1.0, high=1.4)
        case 1:
            return Pert(low=0.7, mode=1.0, high=1.5)
        case 2:
            return Normal(mean_value=1.0, sd=0.1)
        case 3:
            return Lognormal(log_mean=0.0, log_sd=0.2)
        case _:
            return Uniform(low=0.85, high=1.15)


def _delay(number: int) -> Delay:
    high = 12.0 + number % 13
    ways: tuple[Distribution, ...] = (
        Triangular(low=0.0, mode=3.0, high=high),
        Pert(low=0.0, mode=3.0, high=high),
        Uniform(low=0.0, high=math.floor(high / 2)),
    )
    return Delay(
        id=f"delay-{number}",
        title=f"Delay {number}",
        months=3.0,
        uncertainty=ways[number % len(ways)],
    )
