"""Business cases by chance that can be appraised: every kind of amount, delay, index and share."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st

from counterfoil.appraisal.amounts import (
    Amount,
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import (
    BandTable,
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
    OptimismBias,
    PriceIndex,
    Profile,
    Risk,
    Uncertainty,
    Vat,
)
from counterfoil.quantities.distributions import (
    Discrete,
    Distribution,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.quantities.volumes import Band, MarginalBands
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import IN_HOUSE, NOW, PARTNER, small_case

BODIES = (
    Body(id="force", title="Force", kind=BodyKind.FORCE),
    Body(id="commissioner", title="Policing body", kind=BodyKind.POLICING_BODY),
    Body(id="council", title="Council", kind=BodyKind.OTHER_PUBLIC),
    Body(id="supplier", title="Supplier", kind=BodyKind.SUPPLIER),
    Body(id="society", title="Society", kind=BodyKind.SOCIETY),
)
FACTORS: tuple[Distribution, ...] = (
    Triangular(low=0.8, mode=1.0, high=1.5),
    Pert(low=0.5, mode=1.0, high=1.8),
    Uniform(low=0.9, high=1.1),
    Normal(mean_value=1.0, sd=0.1),
    Lognormal(log_mean=0.0, log_sd=0.3),
    Discrete(values=(0.5, 1.0, 2.0), chances=(0.2, 0.5, 0.3)),
    Empirical(values=(0.6, 0.9, 1.0, 1.4)),
    Fixed(value=1.0),
)


def pounds() -> st.SearchStrategy[float]:
    return st.floats(-1e5, 1e7).map(lambda x: round(x, 2))


@st.composite
def sound_cases(draw: st.DrawFn, *, chance: bool = False, most_years: int = 14) -> BusinessCase:
    """A case without errors. chance: also ranges, correlation groups and a guaranteed saving."""
    first = FinancialYear(draw(st.integers(2012, 2026)))
    years = draw(st.integers(2, most_years))
    case = small_case(
        first_year=first,
        years=years,
        price_base=first + draw(st.integers(-3, 4)),
        discount_schedule=draw(st.sampled_from(["standard", "health", "sensitivity_lower"])),
        bodies=BODIES,
    )
    indices = draw(_indices(chance))
    fields: dict[str, Any] = {
        "indices": indices,
        "general_inflation": draw(st.sampled_from([index.id for index in indices])),
        "profiles": draw(_profiles(years)),
        "bands": (BandTable(id="bands", title="Bands", unit="unit", bands=draw(_bands())),),
        "delays": (
            Delay(
                id="late",
                title="Late",
                months=draw(st.floats(0, 40)),
                uncertainty=Uniform(low=0.0, high=30.0) if chance else None,
                correlation_group="together" if chance else "",
            ),
        ),
        "drivers": draw(_drivers(chance)),
    }
    if chance:
        fields["correlations"] = (
            CorrelationGroup(
                id="together", title="Together", correlation=draw(st.floats(0.0, 0.9))
            ),
        )
    lines: list[Line] = []
    for option in (NOW, IN_HOUSE, PARTNER):
        mine: list[Line] = []
        for number in range(draw(st.integers(1, 5))):
            mine.append(draw(_line(option.id, number, first, years, mine, chance, indices)))
        lines += mine
    order = draw(st.permutations(lines))
    risks = draw(st.lists(_risk(first, years), max_size=2, unique_by=lambda item: item.id))
    known = {name: getattr(case, name) for name in case.__dataclass_fields__}
    return BusinessCase(**{**known, **fields, "lines": tuple(order), "risks": tuple(risks)})


@st.composite
def _indices(draw: st.DrawFn, chance: bool) -> tuple[PriceIndex, ...]:
    wobble = Uniform(low=-0.02, high=0.08) if chance else None
    rate = st.floats(-0.05, 0.1)
    return (
        PriceIndex(
            id="fixed",
            title="Fixed",
            rate=draw(rate),
            uncertainty=wobble,
            each_year=draw(st.booleans()),
        ),
        PriceIndex(id="cpi", title="CPI", series="cpi", rate=draw(rate), uncertainty=wobble),
        PriceIndex(id="gdp", title="Deflator", series="gdp_deflator", rate=0.0),
    )


@st.composite
def _profiles(draw: st.DrawFn, years: int) -> tuple[Profile, ...]:
    def values(least: float) -> tuple[float, ...]:
        number = st.floats(least, 1e6)
        return tuple(draw(st.lists(number, min_size=years, max_size=years)))

    return (
        Profile(id="pounds", title="Pounds", values=values(-1e5)),
        Profile(id="counts", title="Counts", values=values(0.0)),
    )


@st.composite
def _bands(draw: st.DrawFn) -> MarginalBands:
    tops = sorted(draw(st.sets(st.integers(1, 200_000), max_size=3)))
    edges: list[float | None] = [0.0, *map(float, tops), None]
    return MarginalBands(
        bands=tuple(
            Band(above=low or 0.0, up_to=high, rate_gbp=draw(st.floats(0, 200)))
            for low, high in itertools.pairwise(edges)
        )
    )


@st.composite
def _drivers(draw: st.DrawFn, chance: bool) -> tuple[Driver, ...]:
    spread = Uncertainty(distribution=draw(st.sampled_from(FACTORS))) if chance else None
    return (
        Driver(
            id="growing",
            title="Growing",
            unit="unit",
            value=draw(st.floats(0, 1e5)),
            growth=draw(st.floats(-0.2, 0.3)),
            uncertainty=spread,
            growth_uncertainty=Normal(mean_value=0.01, sd=0.02) if chance else None,
            correlation_group="together" if chance else "",
        ),
        Driver(
            id="listed",
            title="Listed",
            unit="unit",
            value=draw(st.floats(0, 2)),
            profile="counts",
            uncertainty=spread,
        ),
    )


@st.composite
def _amount(
    draw: st.DrawFn, first: FinancialYear, years: int, earlier: list[Line], health: bool
) -> Amount:
    a, b = sorted(draw(st.tuples(st.integers(0, years - 1), st.integers(0, years - 1))))
    start = draw(st.sampled_from([None, first + a]))
    end = draw(st.sampled_from([None, first + b]))
    driver = draw(st.sampled_from(["growing", "listed"]))
    parts = [line.id for line in earlier if line.health == health]
    kinds: list[Amount] = [
        Flat(gbp=draw(pounds()), start=start, end=end),
        YearList(profile="pounds"),
        OneOff(gbp=draw(pounds()), year=first + a),
        DriverRate(
            driver=driver, gbp_per_unit=draw(st.floats(-5, 500)), unit="unit", start=start, end=end
        ),
        DriverBands(driver=driver, bands="bands", unit="unit", start=start, end=end),
    ]
    if a < b:
        kinds.append(
            Ramp(gbp_first=draw(pounds()), gbp_last=draw(pounds()), start=first + a, end=first + b)
        )
    if parts:
        named = draw(st.sets(st.sampled_from(parts), min_size=1))
        kinds.append(ShareOf(share=draw(st.floats(-0.5, 1.5)), lines=tuple(sorted(named))))
    return draw(st.sampled_from(kinds))


@st.composite
def _line(
    draw: st.DrawFn,
    option: str,
    number: int,
    first: FinancialYear,
    years: int,
    earlier: list[Line],
    chance: bool,
    indices: tuple[PriceIndex, ...],
) -> Line:
    health = draw(st.integers(0, 4)) == 0
    amount = draw(_amount(first, years, earlier, health))
    heading = draw(st.sampled_from(list(Heading)))
    fields: dict[str, Any] = {}
    if not isinstance(amount, ShareOf):
        fields = {
            "real_growth": draw(st.sampled_from([0.0, 0.015, -0.03])),
            "index": draw(st.sampled_from(["", *(index.id for index in indices)])),
            "delay": draw(st.sampled_from(["", "late"])),
            "delay_months": draw(st.sampled_from([0.0, 7.0, 12.0, 2.5, 30.0, 400.0])),
        }
    if heading is Heading.BENEFIT:
        fields["nature"] = draw(st.sampled_from(list(Nature)))
        fields["commitment"] = draw(st.sampled_from(list(Commitment)))
    if chance and draw(st.booleans()):
        fields["uncertainty"] = Uncertainty(distribution=draw(st.sampled_from(FACTORS)))
        fields["correlation_group"] = draw(st.sampled_from(["", "together"]))
    share = draw(st.sampled_from([1.0, 0.6, 0.25]))
    pair = draw(st.permutations(BODIES))[:2]
    bodies = ((pair[0].id, share), (pair[1].id, 1 - share)) if share < 1 else ((pair[0].id, 1.0),)
    return Line(
        option=option,
        id=f"line-{number}",
        title=f"Line {number}",
        heading=heading,
        shares=bodies,
        amount=amount,
        vat=draw(st.sampled_from(list(Vat))),
        transfer=draw(st.integers(0, 4)) == 0,
        health=health,
        optimism_bias=draw(_bias()),
        **fields,
    )


@st.composite
def _bias(draw: st.DrawFn) -> OptimismBias | None:
    return draw(
        st.sampled_from(
            [
                None,
                OptimismBias(upper=0.3, mitigation=0.25, reason="agreed"),
                OptimismBias(bound="outsourcing/opex", mitigation=0.5, reason="agreed"),
                OptimismBias(bound="standard buildings/capex", mitigation=1.0, reason="agreed"),
                OptimismBias(bound="standard buildings/capex", upper=0.12),
            ]
        )
    )


@st.composite
def _risk(draw: st.DrawFn, first: FinancialYear, years: int) -> Risk:
    a, b = sorted(draw(st.tuples(st.integers(0, years - 1), st.integers(0, years - 1))))
    return Risk(
        option=draw(st.sampled_from(["now", "in-house", "partner"])),
        id=f"risk-{draw(st.integers(0, 5))}",
        title="Risk",
        body=draw(st.sampled_from(BODIES)).id,
        chance=draw(st.sampled_from([0.0, 0.1, 0.5, 1.0])),
        impact=draw(
            st.sampled_from(
                [
                    Triangular(low=1e4, mode=2e4, high=9e4),
                    Fixed(value=5e5),
                    Lognormal(log_mean=10.0, log_sd=1.0),
                    Discrete(values=(1e3, 1e5), chances=(0.9, 0.1)),
                ]
            )
        ),
        start=first + a,
        end=draw(st.sampled_from([None, first + b])),
    )
