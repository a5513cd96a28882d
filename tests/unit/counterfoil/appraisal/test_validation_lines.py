from __future__ import annotations

import pytest

from counterfoil.appraisal.amounts import (
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
    BudgetLine,
    Commitment,
    Delay,
    Driver,
    OptimismBias,
    Profile,
    Vat,
)
from counterfoil.appraisal.validation_lines import amount_kind, line_faults
from counterfoil.errors import Severity
from counterfoil.quantities.distributions import Fixed
from counterfoil.quantities.volumes import Band, MarginalBands
from tests.fixtures.small_cases import FIRST, benefit, cost, risk, small_case

CALLS = Driver(id="calls", title="Calls", unit="call", value=1.0)
BANDS = BandTable(
    id="bands",
    title="B",
    unit="detention",
    bands=MarginalBands(bands=(Band(above=0, up_to=None, rate_gbp=1.0),)),
)
MONTHS = Profile(id="months", title="M", values=(12.0, 0.0, 0.0, 0.0, 0.0), months=(1.0,) * 12)
OTHERS = (cost("now", "x", 1), cost("in-house", "x", 1), cost("partner", "x", 1))


def found(*lines, **changes):
    fields = {"drivers": (CALLS,), "bands": (BANDS,), "profiles": (MONTHS,), **changes}
    return [
        (str(fault.place), fault.severity.value, fault.what)
        for fault in line_faults(small_case(*OTHERS, *lines, **fields))
    ]


def test_sound_lines_have_no_faults():
    assert (
        found(
            cost("partner", "a", DriverRate(driver="calls", gbp_per_unit=1.0, unit="call")),
            cost("partner", "b", Ramp(gbp_first=1.0, gbp_last=2.0, start=FIRST, end=FIRST + 4)),
            cost("partner", "c", YearList(profile="months")),
            cost("partner", "d", ShareOf(share=0.1, lines=("a", "b"))),
            benefit("partner", "e", OneOff(gbp=1.0, year=FIRST), delay_months=48.0),
        )
        == []
    )


@pytest.mark.parametrize(
    ("line", "column", "severity", "says"),
    [
        (
            cost("partner", "a", DriverRate(driver="calls", gbp_per_unit=1.0, unit="detention")),
            "per",
            "error",
            "per detention but calls counts call",
        ),
        (
            cost("partner", "a", DriverBands(driver="calls", bands="bands", unit="call")),
            "bands",
            "error",
            "bands is priced per detention but calls counts call",
        ),
        (
            cost("partner", "a", OneOff(gbp=1.0, year=FIRST + -1)),
            "start",
            "error",
            "outside the term",
        ),
        (cost("partner", "a", Flat(gbp=1.0, end=FIRST + 5)), "end", "error", "outside the term"),
        (
            cost("partner", "a", Ramp(gbp_first=1.0, gbp_last=2.0, start=FIRST, end=FIRST + 5)),
            "end",
            "error",
            "outside the term",
        ),
        (
            cost("partner", "a", YearList(profile="months"), delay_months=1.0),
            "delay",
            "error",
            "given by month",
        ),
        (
            cost("partner", "a", 1, shares=(("force", 0.7), ("force", 0.2))),
            "body",
            "error",
            "add up to 0.9",
        ),
        (
            cost("partner", "a", 1, shares=(("force", 1.2), ("force", -0.2))),
            "body",
            "error",
            "add up to 1",
        ),
        (cost("partner", "a", 1, shares=()), "body", "error", "add up to 0"),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("x",)), health=True),
            "health",
            "error",
            "another schedule",
        ),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("x",)), real_growth=0.1),
            "real_growth",
            "error",
            "no timing or price of its own",
        ),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("x",)), index="held"),
            "index",
            "error",
            "no timing or price of its own",
        ),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("x",)), delay="d"),
            "delay",
            "error",
            "no timing or price of its own",
        ),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("x",)), delay_months=2.0),
            "delay_months",
            "error",
            "no timing or price of its own",
        ),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("x", "x"))),
            "of_lines",
            "error",
            "x is named twice",
        ),
        (benefit("partner", "a", 1, nature=None), "nature", "error", "what it does to the budget"),
        (
            benefit("partner", "a", 1, commitment=None),
            "commitment",
            "error",
            "who stands behind it",
        ),
        (
            cost("partner", "a", 1, commitment=Commitment.GUARANTEED),
            "commitment",
            "warning",
            "cost is marked as a guaranteed saving",
        ),
        (cost("partner", "a", 1, real_growth=2.0), "real_growth", "error", "not believable"),
        (benefit("partner", "a", 1, vat=Vat.RECOVERABLE), "vat", "warning", "recoverable VAT"),
        (
            cost("partner", "a", 1, optimism_bias=OptimismBias(bound="outsorcing/opex")),
            "ob_bound",
            "error",
            "no project type",
        ),
        (
            cost("partner", "a", 1, optimism_bias=OptimismBias(bound="outsourcing/capex")),
            "ob_bound",
            "error",
            "no capex bound is published",
        ),
        (
            cost("partner", "a", 1, optimism_bias=OptimismBias()),
            "ob_upper",
            "error",
            "without an upper bound",
        ),
        (
            cost("partner", "a", 1, optimism_bias=OptimismBias(upper=0.3, mitigation=1.5)),
            "ob_mitigation",
            "error",
            "1.5 is not a share",
        ),
        (
            benefit("partner", "a", 1, optimism_bias=OptimismBias(upper=1.5)),
            "ob_upper",
            "error",
            "turn a benefit into a cost",
        ),
        (
            cost("partner", "a", 1, optimism_bias=OptimismBias(upper=0.3, mitigation=0.5)),
            "ob_reason",
            "warning",
            "without a reason",
        ),
        (
            cost("partner", "a", 1, delay_months=-7.0),
            "delay_months",
            "error",
            "-7 months is below 0",
        ),
        (
            cost("partner", "a", OneOff(gbp=1.0, year=FIRST + 4), delay_months=1.0),
            "delay",
            "warning",
            "past the term",
        ),
    ],
)
def test_each_fault_of_a_line(line, column, severity, says):
    matching = [
        what
        for at, how, what in found(line)
        if (at, how) == (f"lines partner/a, {column}", severity)
    ]

    assert any(says in what for what in matching), found(line)


@pytest.mark.parametrize(
    ("changes", "place", "says"),
    [
        ({"delays": (Delay(id="d", title="D", months=-1.0),)}, "delays d, months", "below 0"),
        (
            {"drivers": (Driver(id="calls", title="C", unit="call", value=-1.0),)},
            "drivers calls, value",
            "below 0",
        ),
        (
            {"drivers": (Driver(id="calls", title="C", unit="call", growth=-1.0),)},
            "drivers calls, value",
            "below 0",
        ),
        (
            {"profiles": (Profile(id="p", title="P", values=(1.0,) * 4),)},
            "profiles p",
            "4 years are given for a term of 5",
        ),
        (
            {"profiles": (Profile(id="p", title="P", values=(1.0,) * 5, months=(1.0,) * 11),)},
            "profiles p",
            "11 months are given",
        ),
        (
            {"profiles": (Profile(id="p", title="P", values=(1.0,) * 5, months=(1.0,) * 12),)},
            "profiles p",
            "the months of 2026-27 add up to 12, the year says 1",
        ),
        (
            {"budgets": (BudgetLine(id="b", title="B", body="force", amounts_gbp=(1.0,)),)},
            "budgets b",
            "1 years are given for a term of 5",
        ),
        (
            {"risks": (risk("now", "r", chance=0.1, impact=Fixed(value=1.0), start=FIRST + 5),)},
            "risks now/r, start",
            "outside the term",
        ),
        (
            {"risks": (risk("now", "r", chance=0.1, impact=Fixed(value=1.0), end=FIRST + -1),)},
            "risks now/r, end",
            "outside the term",
        ),
    ],
)
def test_each_fault_of_what_lines_rest_on(changes, place, says):
    assert any(at == place and says in what for at, _, what in found(**changes))


def test_a_driver_may_go_below_nought_nowhere():
    listed = Driver(id="calls", title="C", unit="call", profile="p")
    profile = Profile(id="p", title="P", values=(1.0, -1.0, 1.0, 1.0, 1.0))

    [(place, severity, what)] = found(drivers=(listed,), profiles=(profile,))

    assert (place, severity) == ("drivers calls, profile", "error")
    assert what == "a volume is below 0 in the profile p"


def test_a_case_needs_lines_and_every_option_some():
    assert [fault.what for fault in line_faults(small_case())] == ["the case has no lines"]
    only = [str(fault.place) for fault in line_faults(small_case(cost("now", "a", 1)))]
    assert only == ["options in-house, id", "options partner, id"]


def test_the_word_for_an_amount_is_that_of_the_case_files():
    assert amount_kind(cost("now", "a", 1)) == "flat"


def test_a_cost_below_nought_is_asked_about():
    faults = line_faults(small_case(cost("now", "a", -60_000), cost("partner", "a", 1)))

    found = [fault for fault in faults if fault.place.column == "amount"]
    assert [(fault.place.key, fault.severity) for fault in found] == [("now/a", Severity.WARNING)]
    assert "a cost is below 0, and will count as a benefit" in found[0].what


def test_months_that_no_number_can_add_up_are_told_as_a_fault():
    """12 × 1e308 is beyond any number: the sum is told, and nothing breaks."""
    vast = Profile(id="vast", title="V", values=(1.0, 0.0, 0.0, 0.0, 0.0), months=(1e308,) * 12)
    told = [fault.what for fault in line_faults(small_case(*OTHERS, profiles=(vast,)))]
    assert any("add up to inf, the year says 1" in what for what in told)
