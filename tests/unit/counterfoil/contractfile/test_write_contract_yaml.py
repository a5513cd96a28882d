"""contract.yaml as text."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.contract.charges import RateCardCharge
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.errors import InvalidValue
from tests.fixtures.contracts import contract_with, fixed
from tests.fixtures.every_term_contract import every_term_contract


def test_every_field_of_every_term_is_read_back_as_it_was():
    contract = every_term_contract()

    found, problems = read_contract_yaml(write_contract_yaml(contract))

    assert found == contract
    assert [one.what for one in problems] == []


def test_money_months_days_and_shares_are_written_as_people_write_them():
    text = write_contract_yaml(every_term_contract())

    for line in ("yearly_gbp: 1200000.25", "cap: 3%", "base: 2026-01", "start: 2026-04-15"):
        assert line in text
    assert "target: 1/3" in text


def test_what_is_as_it_would_be_unsaid_is_left_out():
    text = write_contract_yaml(contract_with(fixed()))
    assert "part_months" not in text
    assert "deductions" not in text


def test_two_rates_of_one_name_are_not_written():
    twice = RateCardCharge(
        id="days", title="Days", clause="1", day_rates_gbp=(("a", Fraction(1)), ("a", Fraction(2)))
    )
    with pytest.raises(InvalidValue, match="two of its rates have one name"):
        write_contract_yaml(contract_with(twice))


def test_a_control_character_is_refused():
    with pytest.raises(InvalidValue, match="control character"):
        write_contract_yaml(replace(every_term_contract(), title="a\x00"))
