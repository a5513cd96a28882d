from __future__ import annotations

import math

import pytest

from counterfoil.appraisal.business_case import (
    CorrelationGroup,
    Delay,
    Driver,
    PriceIndex,
    ReferenceClassUse,
    Uncertainty,
)
from counterfoil.appraisal.validation_chance import chance_faults
from counterfoil.quantities.distributions import (
    Fixed,
    Lognormal,
    Normal,
    Triangular,
    Uniform,
)
from tests.fixtures.small_cases import HELD, cost, risk, small_case

WIDE = Uncertainty(distribution=Uniform(low=0.5, high=1.5))


def found(*lines, **changes):
    return [
        (str(fault.place), fault.severity.value, fault.what)
        for fault in chance_faults(small_case(*lines, **changes))
    ]


@pytest.mark.parametrize(
    ("uncertainty", "says"),
    [
        (Uncertainty(distribution=Uniform(low=80.0, high=120.0), of_factor=False), ""),
        (Uncertainty(distribution=Normal(mean_value=1.0, sd=0.1)), ""),
        (Uncertainty(distribution=Uniform(low=80.0, high=120.0)), "outside its own range"),
        (
            Uncertainty(distribution=Uniform(low=0.8, high=1.2), of_factor=False),
            "outside its own range",
        ),
        (Uncertainty(distribution=Uniform(low=1.1, high=1.2)), "outside its own range"),
    ],
)
def test_a_factor_taken_for_an_amount_is_noticed(uncertainty, says):
    faults = found(cost("now", "a", 100, uncertainty=uncertainty))

    if says:
        [(place, severity, what)] = faults
        assert (place, severity) == ("lines now/a, uncertainty", "warning")
        assert says in what
    else:
        assert faults == []


@pytest.mark.parametrize(
    ("changes", "place", "severity", "says"),
    [
        (
            {
                "delays": (
                    Delay(id="d", title="D", months=1.0, uncertainty=Uniform(low=-1.0, high=3.0)),
                )
            },
            "delays d, uncertainty",
            "error",
            "below 0 months",
        ),
        (
            {
                "drivers": (
                    Driver(
                        id="d",
                        title="D",
                        unit="u",
                        uncertainty=Uncertainty(distribution=Uniform(low=-1.0, high=3.0)),
                    ),
                )
            },
            "drivers d, uncertainty",
            "error",
            "volume may come out below 0",
        ),
        (
            {
                "drivers": (
                    Driver(
                        id="d",
                        title="D",
                        unit="u",
                        uncertainty=Uncertainty(distribution=Normal(mean_value=1.0, sd=0.1)),
                    ),
                )
            },
            "drivers d, uncertainty",
            "warning",
            "volume may come out below 0",
        ),
        (
            {
                "drivers": (
                    Driver(
                        id="d", title="D", unit="u", growth_uncertainty=Uniform(low=-1.5, high=0.5)
                    ),
                )
            },
            "drivers d, growth_uncertainty",
            "error",
            "-1.5 a year",
        ),
        (
            {
                "indices": (
                    HELD,
                    PriceIndex(
                        id="i", title="I", rate=0.02, uncertainty=Normal(mean_value=0.02, sd=0.5)
                    ),
                )
            },
            "indices i, uncertainty",
            "error",
            "a rate may come out",
        ),
        (
            {
                "indices": (
                    HELD,
                    PriceIndex(id="i", title="I", rate=2.0, uncertainty=Fixed(value=20.0)),
                )
            },
            "indices i, uncertainty",
            "error",
            "20 a year",
        ),
        (
            {"risks": (risk("now", "r", chance=-0.1, impact=Fixed(value=1.0)),)},
            "risks now/r, chance",
            "error",
            "not from 0 to 1",
        ),
        (
            {"risks": (risk("now", "r", chance=math.nan, impact=Fixed(value=1.0)),)},
            "risks now/r, chance",
            "error",
            "not from 0 to 1",
        ),
    ],
)
def test_each_fault_of_what_may_come_out(changes, place, severity, says):
    assert any(
        (at, how) == (place, severity) and says in what for at, how, what in found(**changes)
    ), found(**changes)


def test_believable_rates_and_skewed_amounts_are_left_alone():
    assert (
        found(
            cost(
                "now",
                "a",
                100,
                uncertainty=Uncertainty(distribution=Lognormal(log_mean=0.0, log_sd=3.0)),
            ),
            indices=(
                HELD,
                PriceIndex(
                    id="i", title="I", rate=0.02, uncertainty=Normal(mean_value=0.02, sd=0.02)
                ),
            ),
            drivers=(
                Driver(
                    id="d",
                    title="D",
                    unit="u",
                    growth_uncertainty=Triangular(low=-0.1, mode=0.0, high=0.2),
                ),
            ),
        )
        == []
    )


@pytest.mark.parametrize(
    ("use", "of_factor", "says"),
    [
        (ReferenceClassUse(kind="business", ratio="reported_to_promised_saving"), True, "2 cases"),
        (ReferenceClassUse(kind="nobody", ratio="reported_to_promised_saving"), True, "not a kind"),
        (
            ReferenceClassUse(
                kind="business", ratio="reported_to_promised_saving", lowest=0.0, highest=2.0
            ),
            False,
            "a ratio, not an amount",
        ),
    ],
)
def test_a_reference_class_that_cannot_be_used(use, of_factor, says):
    line = cost("now", "a", 1, uncertainty=Uncertainty(distribution=use, of_factor=of_factor))

    assert any(at == "lines now/a, uncertainty" and says in what for at, _, what in found(line))


def test_a_reference_class_with_bounds_is_sound():
    use = ReferenceClassUse(
        kind="business", ratio="reported_to_promised_saving", lowest=0.0, highest=2.0
    )

    assert found(cost("now", "a", 1, uncertainty=Uncertainty(distribution=use))) == []


def members(count, group="g"):
    return [
        cost("now", f"m{n}", 1, uncertainty=WIDE, correlation_group=group) for n in range(count)
    ]


@pytest.mark.parametrize(
    ("group", "count", "column", "severity", "says"),
    [
        (
            CorrelationGroup(id="g", title="G", correlation=0.5),
            0,
            "correlation",
            "warning",
            "0 uncertain",
        ),
        (
            CorrelationGroup(id="g", title="G", correlation=0.5),
            1,
            "correlation",
            "warning",
            "1 uncertain",
        ),
        (
            CorrelationGroup(id="g", title="G", correlation=1.5),
            2,
            "correlation",
            "error",
            "not a correlation",
        ),
        (
            CorrelationGroup(id="g", title="G", correlation=-0.9),
            3,
            "correlation",
            "error",
            "cannot all hold",
        ),
        (
            CorrelationGroup(
                id="g",
                title="G",
                correlation=0.9,
                pairs=(("line.now/m0", "line.now/m1", -0.9),),
            ),
            3,
            "correlation",
            "error",
            "cannot all hold",
        ),
        (
            CorrelationGroup(
                id="g", title="G", correlation=0.1, pairs=(("line.now/m0", "line.now/m1", 3.0),)
            ),
            2,
            "pairs",
            "error",
            "3 is not a correlation",
        ),
        (
            CorrelationGroup(
                id="g", title="G", correlation=0.1, pairs=(("line.now/m0", "line.now/zz", 0.3),)
            ),
            2,
            "pairs",
            "error",
            "line.now/zz is not an uncertain member",
        ),
    ],
)
def test_each_fault_of_a_correlation_group(group, count, column, severity, says):
    faults = found(*members(count), correlations=(group,))

    assert any(
        (at, how) == (f"correlations g, {column}", severity) and says in what
        for at, how, what in faults
    ), faults


@pytest.mark.parametrize("correlation", [1.0, 0.0, -0.5])
def test_correlations_that_can_hold_are_sound(correlation):
    group = CorrelationGroup(id="g", title="G", correlation=correlation)

    assert found(*members(3), correlations=(group,)) == []
