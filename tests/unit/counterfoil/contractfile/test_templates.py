"""Contracts to begin from."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.contract.charges import ContingentFee, FixedCharge, MilestoneCharge, RateCardCharge
from counterfoil.contract.contradictions import contradictions
from counterfoil.contract.knowledge import known
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import IndexValue, Volume
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.folder import read_contract_folder
from counterfoil.contractfile.templates import (
    TemplateKind,
    new_contract,
    template_contract,
    template_text,
)
from counterfoil.errors import CounterfoilError
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import measured

APRIL = Month(2026, 4)


def records(detentions):
    entered = {"entered_on": date(2026, 5, 1)}
    level = IndexValue(
        id="i", series="CPI", month=Month(2026, 1), value=Fraction("138.2"), **entered
    )
    volumes = [
        Volume(
            id=f"v{step}",
            volume="detentions",
            month=APRIL + step,
            count=Fraction(detentions),
            **entered,
        )
        for step in range(12)
    ]
    met = [
        measured(name, str(APRIL + step), 1_000, 1_000)
        for name in ("checks-on-time", "booking-in", "healthcare-response")
        for step in range(12)
    ]
    return known([level, *volumes, *met])


@pytest.mark.parametrize("kind", TemplateKind)
def test_each_is_sound_says_that_it_is_illustrative_and_can_be_reckoned(kind):
    contract, problems = read_contract_yaml(template_text(kind))
    assert problems == ()
    assert "illustrative" in contract.illustrative
    assert "ILLUSTRATIVE" in template_text(kind)
    assert len(reckon(contract, records(1_667), until=APRIL + 11)) == 12


@pytest.mark.parametrize("kind", TemplateKind)
def test_none_contradicts_itself(kind):
    """What a template says is copied: no report must not cost less than a bad one."""
    assert contradictions(template_contract(kind)) == ()


@pytest.mark.parametrize("kind", TemplateKind)
def test_each_source_cited_is_listed(kind):
    text = template_text(kind)
    cited = {
        code
        for group in re.findall(r"\[([A-Z]\d\d(?:, [A-Z]\d\d)*)\]", text)
        for code in group.split(", ")
    }
    assert cited
    for code in cited:
        assert re.search(rf"^# \[{code}\] .+\n#   https?://", text, re.M), code


@pytest.mark.parametrize("kind", TemplateKind)
def test_a_folder_made_from_one_is_read_back(tmp_path, kind):
    made = new_contract(kind, tmp_path / "c")
    held = read_contract_folder(tmp_path / "c")
    assert held.contract == made
    assert held.records == ()
    assert "# Sources:" in (tmp_path / "c" / "contract.yaml").read_text(encoding="utf-8")


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("x")
    with pytest.raises(CounterfoilError):
        new_contract(TemplateKind.BUSINESS, tmp_path)


def test_the_business_partnership_has_18_services_and_guaranteed_savings():
    charges = template_contract(TemplateKind.BUSINESS).versions[0].charges
    services = [one for one in charges if isinstance(one, FixedCharge)]
    assert len(services) == 18
    assert sum(one.yearly_gbp for one in services) == 22_000_000
    guarantee = next(one for one in charges if one.kind == "gain_share")
    assert guarantee.target_gbp == 26_500_000 - 3_600_000
    assert guarantee.over[0].supplier_share == 1


def test_the_two_of_custody_price_one_service_in_two_ways():
    """Terms, measures and regimes are the same, and so are the records that both need."""
    by_cell = template_contract(TemplateKind.CUSTODY_BY_AVAILABILITY)
    by_head = template_contract(TemplateKind.CUSTODY_BY_DETENTION)
    assert by_cell.term == by_head.term
    one, other = by_cell.versions[0], by_head.versions[0]
    assert (one.measures, one.regimes, one.deductions) == (
        other.measures,
        other.regimes,
        other.deductions,
    )


@pytest.mark.parametrize(
    ("detentions", "by_cell", "by_head"),
    [
        # 50 cells x 24 hours x 30 days x £8 = £288,000; 1,500 x £182 + 167 x £112 = £291,704
        (1_667, "288000.00", "291704.00"),
        # 1,000 is 500.3 below 1,667 less a tenth, at £34: £288,000 - £17,010.20
        (1_000, "270989.80", "182000.00"),
    ],
)
def test_the_first_month_of_custody_both_ways(detentions, by_cell, by_head):
    facts = records(detentions)
    for kind, expected in (
        (TemplateKind.CUSTODY_BY_AVAILABILITY, by_cell),
        (TemplateKind.CUSTODY_BY_DETENTION, by_head),
    ):
        (april,) = reckon(template_contract(kind), facts, until=APRIL)
        assert april.net_gbp == Decimal(expected)


def test_the_consultancy_has_days_stages_and_a_contingent_fee():
    kinds = {type(one) for one in template_contract(TemplateKind.CONSULTANCY).versions[0].charges}
    assert {RateCardCharge, MilestoneCharge, ContingentFee} <= kinds
