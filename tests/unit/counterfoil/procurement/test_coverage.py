"""Which law a procurement is under, against the Act's thresholds and its own example of tax."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.procurement.coverage import Standing, coverage, coverage_words, light_touch
from counterfoil.procurement.plan import Buys, Code
from tests.fixtures.procurement_plans import CUSTODY, a_plan


@pytest.mark.parametrize(
    ("gross", "begun", "standing"),
    [
        (246_000, date(2026, 11, 2), Standing.COVERED),  # £205,000 and tax of a fifth
        (205_000, date(2026, 11, 2), Standing.NOTIFIABLE),
        (207_720, date(2026, 11, 2), Standing.COVERED),  # not less than the threshold
        (210_000, date(2025, 12, 31), Standing.NOTIFIABLE),  # £214,904 until the end of 2025
        (30_000, date(2026, 11, 2), Standing.NOTIFIABLE),
        (29_999, date(2026, 11, 2), Standing.SMALL),
        (9_000_000, date(2025, 2, 23), Standing.EARLIER_LAW),
    ],
)
def test_a_value_with_tax_is_held_against_the_threshold_of_its_day(gross, begun, standing):
    held = coverage(a_plan(gross_gbp=Fraction(gross), net_gbp=None, begun_on=begun))

    assert held.standing is standing


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"codes": (CUSTODY,)}, 663_540),
        ({"buys": Buys.WORKS}, 5_193_000),
        ({"concession": True}, 5_193_000),
        ({"concession": True, "codes": (CUSTODY,)}, 5_372_609),
    ],
)
def test_the_threshold_is_that_of_what_is_bought(changes, limit):
    found = coverage(a_plan(**changes)).threshold

    assert found is not None
    assert found.amount_gbp == limit


def test_the_first_code_decides_unless_the_plan_says_otherwise():
    assert light_touch(a_plan(codes=(CUSTODY,)))[0]
    assert not light_touch(a_plan(codes=(CUSTODY,), light_touch=False))[0]
    assert light_touch(a_plan(light_touch=True, light_touch_reason="Mainly detention.")) == (
        True,
        "Mainly detention.",
    )
    unknown = Code(code="12345678", description="Unknown")
    assert "is not in the table" in light_touch(a_plan(codes=(unknown,)))[1]


def test_indicators_are_for_more_than_five_million_and_never_for_light_touch():
    large = Fraction(5_000_001)
    words = " ".join(coverage_words(coverage(a_plan(gross_gbp=large))))
    light = " ".join(coverage_words(coverage(a_plan(gross_gbp=large, codes=(CUSTODY,)))))

    assert "At least three key performance indicators" in words
    assert "At least three" not in light
    assert "No duty to set key performance indicators" in light


def test_the_earlier_law_is_named():
    (words,) = coverage_words(coverage(a_plan(begun_on=date(2025, 2, 23))))

    assert "Public Contracts Regulations 2015" in words
