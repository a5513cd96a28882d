"""A benefit, its baseline and what makes it cash."""

from __future__ import annotations

import pytest

from counterfoil.appraisal.vocabulary import Nature
from tests.fixtures.small_outcomes import the_benefit


def test_a_baseline_needs_a_value_and_a_day_and_is_signed_by_name_and_day():
    assert the_benefit().baseline.is_signed
    assert not the_benefit(baseline_signed_on=None).baseline.is_signed
    assert the_benefit(baseline_on=None).baseline is None


@pytest.mark.parametrize(
    ("changes", "is_cash"),
    [
        ({}, True),
        ({"nature": Nature.COST_AVOIDED}, False),
        ({"nature": Nature.NON_CASH_RELEASING, "unit": "officer hour"}, False),
    ],
)
def test_only_what_releases_cash_in_pounds_is_cash(changes, is_cash):
    assert the_benefit(**changes).is_cash is is_cash


def test_a_benefit_without_a_case_line_has_no_ancestor():
    assert the_benefit().has_ancestor
    assert not the_benefit(case_line="").has_ancestor
