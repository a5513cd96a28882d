"""Measures, indexation, availability and deductions in words."""

from __future__ import annotations

from counterfoil.contract.measures import Deductions
from counterfoil.contractfile.measure_words import (
    deductions_words,
    indexation_words,
    measure_words,
    regime_words,
)
from tests.fixtures.every_term_contract import every_term_contract

TERMS = every_term_contract().versions[0]


def test_a_measure_tells_its_window_target_bands_and_more():
    told = measure_words(TERMS.measures[0])
    for part in (
        "Calls answered within 10 seconds out of 999 calls, judged each quarter",
        "percentages are never averaged",
        "at least 92%, with a tolerance of 0.5%",
        "fewer than 250",
        "below 88%, £18,000 for each 1% beyond it, or part of that",
        "multiplied by 1.5 when 2 of the last 6",
        "35% of a deduction is given back once 4 results in a row",
        "below 81% is a critical failure",
        "the worst band is deducted",
        "key performance indicator",
    ):
        assert part in told


def test_a_plain_count_is_no_percentage():
    told = measure_words(TERMS.measures[1])
    assert "at most 3." in told
    assert "above 4, 8 service points for each 2 beyond it" in told
    assert "over the last 5 months" in told


def test_an_index_clause_is_told():
    told = indexation_words(TERMS.indexations[0])
    for part in (
        "January 2026",
        "from April 2027",
        "13 months",
        "3 months before the review",
        "80%",
        "since the base month",
        "at most 3%",
        "at least 0.1%",
        "4 decimal places",
    ):
        assert part in told


def test_a_regime_is_told():
    told = regime_words(TERMS.regimes[0])
    for part in (
        "from 06:30 to 22:45",
        "Standard cell, 50 of them",
        "each counting 1.75 times",
        "after 2.5 hours allowed for repair",
        "£9.20",
        "below 16 degrees",
    ):
        assert part in told


def test_caps_are_told_and_their_absence_too():
    told = " ".join(deductions_words(TERMS.deductions))
    for part in ("at most 11%", "at most 7%", "largest first", "£125", "0.04%", "same pool"):
        assert part in told
    assert "No cap limits" in deductions_words(Deductions())[0]
