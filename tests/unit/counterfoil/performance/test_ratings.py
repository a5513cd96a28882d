"""The statutory rating and the duty to publish it (Procurement Act 2023 s.52, s.71)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.measures import Direction, Measure
from counterfoil.contract.terms import Law
from counterfoil.performance.ratings import (
    Rating,
    kpi_duty,
    published_kpis,
    rating_due,
    rating_of,
)
from tests.fixtures.contracts import F, contract_with, fixed

CONTRACT = replace(contract_with(fixed()), light_touch=False)


NINETY = F(90, 100)


def measure(target=NINETY, direction=Direction.HIGHER, **more) -> Measure:
    return Measure(
        id="m",
        title="Measure",
        clause="Schedule 8",
        direction=direction,
        target=target,
        counts="met",
        **more,
    )


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        (F(90, 100), Rating.GOOD),
        (F(95, 100), Rating.GOOD),
        (F(882, 1000), Rating.APPROACHING),  # 2% short of 90%
        (F(881, 1000), Rating.REQUIRES_IMPROVEMENT),
        (F(81, 100), Rating.REQUIRES_IMPROVEMENT),  # 10% short
        (F(80, 100), Rating.INADEQUATE),
        (None, Rating.OTHER),
    ],
)
def test_ratings_by_the_default_bands(value, rating):
    assert rating_of(measure(), value) is rating


def test_lower_is_better_and_a_target_of_nought():
    assert rating_of(measure(F(100), Direction.LOWER), F(102)) is Rating.APPROACHING
    assert rating_of(measure(F(0), Direction.LOWER), F(0)) is Rating.GOOD
    assert rating_of(measure(F(0), Direction.LOWER), F(1)) is Rating.OTHER


def test_the_codes_of_open_contracting_data():
    assert [one.ocds_code for one in Rating] == [
        "met",
        "slightlyBelow",
        "below",
        "significantlyBelow",
        "other",
    ]


@pytest.mark.parametrize(
    ("more", "applies"),
    [
        ({}, True),
        ({"value_gbp": Decimal(5_000_000)}, False),
        ({"value_gbp": Decimal("5000000.01")}, True),
        ({"value_gbp": None}, True),
        ({"light_touch": True}, False),
        ({"law": Law.PCR_2015}, False),
    ],
)
def test_when_three_kpis_are_a_duty(more, applies):
    duty = kpi_duty(replace(CONTRACT, **more))
    assert duty.applies is applies
    assert duty.why


def test_a_published_reason_lifts_the_duty():
    duty = kpi_duty(CONTRACT, exempt_because="No measure can describe legal advice")
    assert (duty.applies, duty.why) == (False, "No measure can describe legal advice")


def test_a_published_reason_counts_where_the_value_is_not_stated_too():
    """The Act asks for it above £5 million, and a value that is not stated may be."""
    duty = kpi_duty(replace(CONTRACT, value_gbp=None), exempt_because="Legal advice")
    assert (duty.applies, duty.why) == (False, "Legal advice")


def test_a_rating_is_due_within_twelve_months():
    assert rating_due(CONTRACT, []) == date(2027, 3, 31)
    assert rating_due(CONTRACT, [date(2026, 9, 1), date(2027, 1, 15)]) == date(2028, 1, 15)


def test_which_measures_are_published():
    shown = measure(published_kpi=True)
    assert published_kpis([measure(), shown]) == (shown,)
