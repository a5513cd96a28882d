from __future__ import annotations

import pytest

from counterfoil.appraisal.amounts import DriverRate, OneOff, Ramp, YearList
from counterfoil.appraisal.business_case import (
    Delay,
    Driver,
    OptimismBias,
    PriceIndex,
    Profile,
    Vat,
)
from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.appraisal.flows import discounting, line_flows, surroundings
from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.working_of_lines import line_year_working
from counterfoil.quantities.years import FinancialYear
from tests.agreement.checked_working import every_node, what_the_formula_gives
from tests.fixtures.small_cases import FIRST, HELD, cost, small_case

LATE = Delay(id="late", title="Building late", months=4.0, evidence=Evidence(note="the surveyor"))
PROFILE = Profile(
    id="p",
    title="Staff",
    values=(100.0, 200.0, 300.0, 400.0, 500.0),
    evidence=Evidence(basis=Basis.DERIVED, note="from the rota"),
)


def opened(line, t=1, **changes):
    fields = {"delays": (LATE,), "profiles": (PROFILE,), **changes}
    model = build_model(small_case(line, **fields), from_experience)
    values = model.central
    flows, around = line_flows(model, values), surroundings(model, values)
    found = line_year_working(model, flows, around, discounting(model), 0, t)
    for item in every_node(found):
        again = what_the_formula_gives(item)
        if again is not None:
            assert item.value == pytest.approx(again, rel=1e-9), item.formula
    return {item.label.split(" (")[0]: item for item in every_node(found)}, found


def test_a_list_names_the_profile_it_is_read_from():
    steps, found = opened(cost("now", "a", YearList(profile="p")))

    assert steps["stated for the year"].value == 200.0
    assert steps["stated for the year"].note == "from the rota"
    assert found.value == pytest.approx(-200 / 1.035)


def test_a_delay_is_the_sum_of_the_named_and_the_own():
    steps, _ = opened(cost("now", "a", 120, delay="late", delay_months=3.0), t=0)

    assert steps["start delay"].value == 7.0
    assert steps["Building late"].note == "the surveyor"
    assert steps["share of the year in which it runs"].value == pytest.approx(5 / 12)


def test_a_ramp_tells_the_pounds_of_the_year():
    ramp = Ramp(gbp_first=10.0, gbp_last=30.0, start=FIRST, end=FIRST + 2)
    steps, _ = opened(cost("now", "a", ramp))

    assert steps["pounds of the year"].value == 20.0


def test_prices_name_the_edition_they_are_read_from():
    indices = (HELD, PriceIndex(id="cpi", title="CPI", series="cpi", rate=0.02))
    early = FinancialYear(2023)
    steps, _ = opened(
        cost("now", "a", 100, index="cpi"),
        t=2,
        indices=indices,
        first_year=early,
        price_base=early,
    )

    # 2023-24 131.675, 2024-25 134.783 the last, then a year of 2%.
    assert steps["price index factor"].value == pytest.approx(134.783 / 131.675 * 1.02, rel=1e-5)
    assert steps["price index factor"].sources[0].id == "cpi 2026-02"
    assert "then (1 + 0.02) ^ 1" in steps["price index factor"].formula
    assert steps["discount factor of year 2"].sources[0].id == "discount_rates 2026"


def test_a_driver_by_profile_or_by_growth():
    by_rate = cost("now", "a", DriverRate(driver="d", gbp_per_unit=3.0, unit="u"))
    grown = Driver(id="d", title="Calls", unit="u", value=10.0, growth=0.1)
    listed = Driver(id="d", title="Calls", unit="u", value=2.0, profile="p")

    assert opened(by_rate, drivers=(grown,))[0]["volume of d"].value == pytest.approx(11.0)
    assert opened(by_rate, drivers=(listed,))[0]["volume of d"].value == 400.0


def test_optimism_bias_is_told_with_its_bounds_and_reason():
    bias = OptimismBias(bound="standard buildings/capex", mitigation=0.5, reason="a fixed price")
    steps, found = opened(cost("now", "a", 100, optimism_bias=bias), t=0)

    assert steps["optimism bias factor"].value == pytest.approx(1.12)
    assert steps["optimism bias applied"].formula == "max(0.02, 0.24 × (1 − 0.5))"
    assert steps["optimism bias applied"].note == "a fixed price"
    assert found.value == pytest.approx(-112)


def test_irrecoverable_vat_is_told_beside_the_cash():
    line = cost(
        "now", "a", OneOff(gbp=100.0, year=FIRST), vat=Vat.IRRECOVERABLE, title="Fee: set-up"
    )
    steps, found = opened(line, t=0)

    title = found.label.removesuffix(" in 2026-27: present value")
    cash = steps[f"{title} in 2026-27: cash"]
    assert (found.record, cash.record) == ("now/a", "now/a")
    assert "£120.00" in cash.note
    assert cash.value == 100.0
