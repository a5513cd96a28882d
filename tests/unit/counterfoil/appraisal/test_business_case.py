from __future__ import annotations

import dataclasses

import pytest

from counterfoil.appraisal.business_case import Simulation
from counterfoil.quantities.distributions import Fixed
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import cost, risk, small_case


def test_the_last_year_is_the_term_counted_from_the_first():
    assert small_case(years=5).last_year == FinancialYear(2030)
    assert small_case(years=1).last_year == FinancialYear(2026)


def test_lines_and_risks_are_named_by_option_and_id():
    assert cost("partner", "charge", 1).key == "partner/charge"
    assert risk("partner", "late", chance=0.1, impact=Fixed(value=1.0)).key == "partner/late"


def test_the_document_cannot_be_altered():
    with pytest.raises(dataclasses.FrozenInstanceError):
        small_case().years = 9  # type: ignore[misc]


def test_a_case_that_says_nothing_of_chance_has_a_seed_all_the_same():
    assert small_case().simulation == Simulation(trials=20_000, seed=1)
