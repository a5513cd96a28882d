"""Plan, forecast, certified and baseline, summed as they come, and the colour by the rule."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.appraisal.business_case import Uncertainty
from counterfoil.contract.measures import Direction
from counterfoil.outcomes.actuals import Reading
from counterfoil.outcomes.progress import Rag, progress, rag_of
from counterfoil.quantities.distributions import Uniform
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    MARCH,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_case,
    the_ledger,
)

F = Fraction

SOUND = (the_benefit(), a_claim(), a_certification(), a_banking())


def test_the_sums_of_a_benefit_after_one_of_two_years():
    """£8,000 of £12,000 is two thirds, so the second year is forecast at £8,000 of £12,000."""
    (found,) = progress(the_ledger(*SOUND), trials=10)

    first, second = found.points
    assert (first.planned, first.claimed, first.certified, first.banked) == (
        12_000,
        10_000,
        8_000,
        5_000,
    )
    assert (first.forecast, second.forecast) == (8_000, 16_000)
    assert (second.planned, second.certified) == (24_000, None)
    assert (second.p10, second.p90) == (16_000, 16_000)
    assert (found.kept, found.baseline) == (F(2, 3), 120_000)


def test_chance_in_the_case_spreads_what_lies_ahead_and_nothing_that_is_past():
    """£12,000 × a factor uniform from 0 to 2 at two thirds: P10 £1,600 and P90 £14,400 ahead."""
    case = the_case()
    lines = tuple(
        replace(one, uncertainty=Uncertainty(distribution=Uniform(low=0.0, high=2.0)))
        if one.key == "partner/saving"
        else one
        for one in case.lines
    )
    ledger = replace(the_ledger(*SOUND), case=replace(case, lines=lines))

    (found,) = progress(ledger, trials=1_000)

    first, second = found.points
    assert (first.p10, first.p90) == (8_000, 8_000)
    assert float(second.p10) == pytest.approx(8_000 + 1_600, abs=600)
    assert float(second.p90) == pytest.approx(8_000 + 14_400, abs=600)


@pytest.mark.parametrize(
    ("kept", "better_by", "colour"),
    [
        (F("0.95"), None, Rag.GREEN),
        (F("0.9499"), None, Rag.AMBER),
        (F("0.80"), None, Rag.AMBER),
        (F("0.7999"), F(9), Rag.RED),
        (None, F(1), Rag.GREEN),
        (None, F(0), Rag.AMBER),
        (None, F(-1), Rag.RED),
        (None, None, Rag.GREY),
    ],
)
def test_the_colour_by_the_rule(kept, better_by, colour):
    assert rag_of(kept, better_by) is colour


@pytest.mark.parametrize(
    ("better", "colour"), [(Direction.HIGHER, Rag.RED), (Direction.LOWER, Rag.GREEN)]
)
def test_the_same_reading_is_good_or_bad_by_which_way_is_better(better, colour):
    """118 where 120 was the baseline."""
    measured = the_benefit(
        case_line="", unit="minute", better=better, baseline_value=F(120), nature="quality_only"
    )
    reading = Reading(
        id="r",
        entered_on=ENTERED,
        benefit="saving",
        value=F(118),
        from_month=APRIL,
        to_month=MARCH,
    )

    (found,) = progress(the_ledger(measured, reading), trials=10)

    assert found.rag is colour
    assert abs(found.better_by) == 2


def test_a_claim_that_nobody_certified_counts_nothing_towards_the_plan():
    (found,) = progress(the_ledger(the_benefit(), a_claim(amount=12_000)), trials=10)

    assert (found.rag, found.certified_so_far, found.points[0].claimed) == (Rag.RED, 0, 12_000)
