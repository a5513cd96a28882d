"""Charges in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.contract.charges import BandMethod
from counterfoil.contract.term import PartMonths
from counterfoil.contractfile.charge_words import charge_words
from tests.fixtures.every_term_contract import every_term_contract

TERMS = every_term_contract().versions[0]


def words(name, **changes):
    return charge_words(replace(TERMS.charge(name), **changes), TERMS)


@pytest.mark.parametrize("charge", TERMS.charges, ids=lambda one: one.kind)
def test_each_is_told_in_whole_sentences(charge):
    told = charge_words(charge, TERMS)
    assert told.endswith((".", "line"))
    assert "None" not in told
    assert ".." not in told


def test_the_dates_lift_and_exceptions_of_a_charge_are_told():
    told = words("desk")
    for part in (
        "£1,200,000.25 a year",
        "share of the days of the contract year",
        "It runs from 3 May 2026.",
        "It runs to 4 June 2030.",
        "lifted as “Consumer prices” (Schedule 7, 20)",
        "No VAT is added",
        "does not count among the charges at risk",
        "First line second: line",
    ):
        assert part in told


def test_fees_and_gain_shares_are_never_at_risk():
    for name in ("success", "gain"):
        assert TERMS.charge(name).at_risk
        assert "does not count among the charges at risk" in words(name)


def test_part_months_are_told_each_in_its_way():
    told = {words("desk", part_months=rule) for rule in PartMonths}
    assert len(told) == 3


def test_marginal_and_all_units_are_told_apart():
    assert "the last unit reaches" in words("detentions")
    assert "the band that it falls in" in words("detentions", method=BandMethod.MARGINAL)


def test_the_edges_of_a_dead_band_are_given():
    """6% either side of 2,100."""
    assert "from 1,974 to 2,226" in words("tolerance")


def test_a_gain_share_tells_saving_and_overspend():
    told = words("gain")
    assert "40% of what lies above 0% and up to 5% of the target" in told
    assert "bears: 100% of what lies above 0%" in told
    assert "never exceed £24,000,000" in told
