from __future__ import annotations

import pytest

from counterfoil.appraisal.amounts import DriverBands, Flat, ShareOf
from counterfoil.appraisal.business_case import BandTable, Driver, OptimismBias
from counterfoil.appraisal.evidence import Basis, Evidence, Source
from counterfoil.appraisal.working import explain
from counterfoil.errors import InvalidValue
from counterfoil.quantities.distributions import Triangular
from counterfoil.quantities.volumes import Band, MarginalBands
from counterfoil.quantities.years import FinancialYear
from tests.agreement.checked_working import every_node, what_the_formula_gives
from tests.fixtures.small_cases import FIRST, HELD, benefit, cost, risk, small_case

ACCOUNTS = Source(id="accounts", title="Accounts 2025-26", url="https://example.org/a")
PRINTED = Evidence(basis=Basis.PUBLISHED, sources=("accounts",), note="page 9")
CASE = small_case(
    cost("now", "a", 1_000, evidence=PRINTED),
    cost(
        "partner",
        "charge",
        DriverBands(driver="calls", bands="bands", unit="call"),
        real_growth=0.01,
        delay_months=7.0,
        optimism_bias=OptimismBias(bound="outsourcing/opex", mitigation=0.5, reason="piloted"),
    ),
    cost("partner", "client", ShareOf(share=0.05, lines=("charge",))),
    benefit("partner", "saving", Flat(gbp=500.0), transfer=True),
    years=3,
    sources=(ACCOUNTS,),
    price_base=FIRST + -1,
    indices=(HELD,),
    drivers=(Driver(id="calls", title="Calls", unit="call", value=2_300.0, growth=0.02),),
    bands=(
        BandTable(
            id="bands",
            title="Bands",
            unit="call",
            bands=MarginalBands(
                bands=(
                    Band(above=0, up_to=1_500, rate_gbp=92),
                    Band(above=1_500, up_to=2_000, rate_gbp=85),
                    Band(above=2_000, up_to=None, rate_gbp=78),
                )
            ),
        ),
    ),
    risks=(risk("partner", "late", chance=0.25, impact=Triangular(low=0.0, mode=30.0, high=90.0)),),
)


def node(working, label):
    return next(item for item in every_node(working) if item.label.startswith(label))


def test_a_banded_charge_by_hand():
    found = explain(CASE, "partner", "charge", FIRST)

    # 203,900 for 2,300 calls, five months of twelve, 1% real growth, 20.5% optimism bias.
    assert found.value == pytest.approx(-203_900 * 5 / 12 * 1.01 * 1.205)
    assert node(found, "banded cost").value == 203_900
    assert node(found, "share of the year").value == pytest.approx(5 / 12)
    assert node(found, "optimism bias applied").note == "piloted"
    assert node(found, "optimism bias applied").sources[0].id == "optimism_bias 2002"
    assert node(found, "discount factor of year 0").value == 1.0
    assert node(found, "volume of calls").value == 2_300


def test_a_share_a_risk_and_a_transfer():
    second = FIRST + 1
    charge = explain(CASE, "partner", "charge", second)
    share = explain(CASE, "partner", "client", second)

    assert share.value == pytest.approx(0.05 * charge.value)
    late = explain(CASE, "partner", "late", FIRST)
    assert late.value == pytest.approx(-0.25 * 40.0)
    assert node(late, "mean impact").value == 40.0
    assert "triangular" in node(late, "mean impact").formula
    transfer = explain(CASE, "partner", "saving", FIRST)
    assert (transfer.value, transfer.inputs[0].value) == (0.0, 500.0)
    assert "transfer" in transfer.note


@pytest.mark.parametrize("line", ["charge", "client", "saving", "late", None])
@pytest.mark.parametrize("year", [None, FIRST, FIRST + 2])
def test_every_step_is_what_its_formula_says(line, year):
    for item in every_node(explain(CASE, "partner", line, year)):
        again = what_the_formula_gives(item)
        if again is not None:
            assert item.value == pytest.approx(again, rel=1e-9, abs=1e-9), item.formula


def test_what_is_stated_keeps_its_source_basis_and_note():
    amount = node(explain(CASE, "now", "a", FIRST), "amount")

    assert amount.sources == (ACCOUNTS,)
    assert (amount.basis, amount.note, amount.value) == (Basis.PUBLISHED, "page 9", 1_000)


def test_an_option_opens_into_its_own_value_and_the_counterfactuals():
    whole = explain(CASE, "partner")

    assert [item.record for item in whole.inputs] == ["partner", "now"]
    titles = {option.id: option.title for option in CASE.options}
    assert whole.label.startswith(f"{titles['partner']}: ")
    assert whole.inputs[1].label.startswith(f"{titles['now']}: ")
    assert explain(CASE, "now").value == 0.0
    assert explain(CASE, "in-house").inputs[0].value == 0.0


@pytest.mark.parametrize(
    ("names", "says", "mend"),
    [
        (("partnr",), "no option called 'partnr'", "partner"),
        (("partner", "chrge"), "no line or risk called 'chrge'", "charge"),
        (("in-house", "a"), "no line or risk called 'a'", "add one to the case"),
        (("partner", "charge", FinancialYear(2031)), "2031-32 is outside the term", "2026-27"),
        (("partner", None, FinancialYear(2025)), "2025-26 is outside the term", "2028-29"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(names, says, mend):
    with pytest.raises(InvalidValue) as caught:
        explain(CASE, *names)
    assert says in caught.value.what
    assert mend in caught.value.mend
