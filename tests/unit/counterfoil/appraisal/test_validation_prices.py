from __future__ import annotations

import pytest

from counterfoil.appraisal.business_case import OptimismBias, PriceIndex, Vat
from counterfoil.appraisal.validation_prices import price_faults
from counterfoil.quantities.distributions import Uniform
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import EDITIONS, FIRST, HELD, cost, small_case


def found(*lines, with_years=True, **changes):
    return [
        (str(fault.place), fault.severity.value, fault.what, fault.mend)
        for fault in price_faults(small_case(*lines, **changes), with_years=with_years)
    ]


def index(**changes):
    return {"indices": (HELD, PriceIndex(id="i", title="I", **changes))}


@pytest.mark.parametrize(
    ("changes", "place", "severity", "says"),
    [
        ({"editions": {**EDITIONS, "cpi": "1066"}}, "case, editions", "error", "no edition '1066'"),
        ({"editions": {**EDITIONS, "luck": "1"}}, "case, editions", "error", "no parameter 'luck'"),
        (
            {"editions": {**EDITIONS, "discount_rates": "2022"}},
            "case, editions",
            "warning",
            "superseded by 2026",
        ),
        ({"editions": {}}, "case, editions", "error", "discount_rates, which discounting needs"),
        (
            {"discount_schedule": "standrad"},
            "case, discount_schedule",
            "error",
            "no discount schedule 'standrad'",
        ),
        (index(), "indices i, rate", "error", "neither a series nor a rate"),
        (index(rate=2.0), "indices i, rate", "error", "2 a year is not believable"),
        (index(rate=-0.6), "indices i, rate", "error", "not believable"),
        (index(series="rpi", rate=0.0), "indices i, series", "error", "'rpi'"),
        (
            index(rate=0.0, each_year=True, correlation_group="g"),
            "indices i, correlation_group",
            "error",
            "cannot move with a group",
        ),
        (
            {**index(series="cpi", rate=0.0), "price_base": FinancialYear(1980)},
            "indices i, series",
            "error",
            "cpi begins in 1988-89",
        ),
    ],
)
def test_each_fault_of_editions_and_indices(changes, place, severity, says):
    faults = found(**changes)

    assert any((at, how) == (place, severity) and says in what for at, how, what, _ in faults), (
        faults
    )


def test_an_index_that_ends_before_the_term_can_be_held_or_grown():
    [(place, severity, what, mend)] = found(**index(series="cpi"))

    assert (place, severity) == ("indices i, rate", "error")
    assert what == "cpi ends in 2024-25, before the term does in 2030-31"
    assert "rate 0 to hold" in mend
    assert "growth a year such as 0.02" in mend


@pytest.mark.parametrize("rate", [0.0, 0.02])
def test_an_index_held_or_grown_is_sound(rate):
    assert found(**index(series="cpi", rate=rate)) == []


def test_an_index_inside_its_series_needs_no_rate():
    inside = {"first_year": FinancialYear(2015), "price_base": FinancialYear(2015)}

    assert found(**inside, **index(series="cpi", uncertainty=Uniform(low=0.0, high=0.1))) == []


@pytest.mark.parametrize(
    ("line", "edition", "why"),
    [
        (cost("now", "a", 1, vat=Vat.IRRECOVERABLE), "vat_standard_rate", "irrecoverable VAT"),
        (
            cost("now", "a", 1, optimism_bias=OptimismBias(bound="outsourcing/opex")),
            "optimism_bias",
            "a line's ob_bound",
        ),
    ],
)
def test_an_edition_is_asked_for_where_it_is_needed(line, edition, why):
    fewer = {key: value for key, value in EDITIONS.items() if key != edition}

    assert found(editions=fewer) == []
    [(place, _, what, _)] = found(line, editions=fewer)
    assert place == "case, editions"
    assert edition in what
    assert why in what


def test_without_a_term_nothing_is_said_of_years():
    changes = {**index(series="cpi"), "years": 0, "first_year": FIRST}

    assert found(**changes, with_years=False) == []
