"""Lines carried into the next term: each way of stating an amount, once carried on, once begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.amounts import Amount, DriverRate, Flat, OneOff, Ramp, ShareOf, YearList
from counterfoil.appraisal.business_case import Heading, Line, Profile
from counterfoil.outcomes.moved_lines import (
    NextTerm,
    begun_again,
    carried_on,
    scaled,
    without_lost_shares,
)
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.two_year_case import two_year_case

FY = FinancialYear
# The case runs from 2025-26 to 2028-29, the next term from 2029-30 to 2031-32: four years later.
CASE = replace(
    two_year_case(),
    years=4,
    profiles=(Profile(id="list", title="List", values=(40.0, 30.0, 20.0, 10.0)),),
)
TERM = NextTerm(CASE, FY(2029), 3)


def line(amount: Amount, heading: Heading = Heading.CHARGE, name: str = "one") -> Line:
    return Line(
        option="partner",
        id=name,
        title=name,
        heading=heading,
        shares=(("force", 1.0),),
        amount=amount,
        delay="late",
    )


@pytest.mark.parametrize(
    ("amount", "later"),
    [
        (Flat(gbp=5.0), Flat(gbp=5.0)),
        (Flat(gbp=5.0, start=FY(2026), end=FY(2028)), Flat(gbp=5.0)),
        (Flat(gbp=5.0, end=FY(2027)), None),
        (Ramp(gbp_first=1.0, gbp_last=9.0, start=FY(2025), end=FY(2027)), Flat(gbp=9.0)),
        (OneOff(gbp=5.0, year=FY(2025)), None),
        (YearList(profile="list"), Flat(gbp=10.0)),
        (ShareOf(share=0.1, lines=("charge",)), ShareOf(share=0.1, lines=("charge",))),
    ],
)
def test_what_goes_on_stands_at_its_last_year_without_delay(amount, later):
    moved = carried_on(line(amount), TERM)

    assert (moved and moved[0].amount) == later
    assert moved is None or moved[0].delay == ""


@pytest.mark.parametrize(
    ("amount", "later"),
    [
        (Flat(gbp=5.0), Flat(gbp=5.0)),
        (Flat(gbp=5.0, start=FY(2026), end=FY(2028)), Flat(gbp=5.0, start=FY(2030))),
        (Flat(gbp=5.0, end=FY(2026)), Flat(gbp=5.0, end=FY(2030))),
        (Flat(gbp=5.0, start=FY(2028)), None),
        (
            DriverRate(driver="units", gbp_per_unit=8.0, unit="unit", start=FY(2026)),
            DriverRate(driver="units", gbp_per_unit=8.0, unit="unit", start=FY(2030)),
        ),
        (
            Ramp(gbp_first=1.0, gbp_last=9.0, start=FY(2025), end=FY(2027)),
            Ramp(gbp_first=1.0, gbp_last=9.0, start=FY(2029), end=FY(2031)),
        ),
        # Cut after two of its three steps: 0 + 9 × 2/3 = 6.
        (
            Ramp(gbp_first=0.0, gbp_last=9.0, start=FY(2025), end=FY(2028)),
            Ramp(gbp_first=0.0, gbp_last=6.0, start=FY(2029), end=FY(2031)),
        ),
        (
            Ramp(gbp_first=3.0, gbp_last=9.0, start=FY(2027), end=FY(2028)),
            OneOff(gbp=3.0, year=FY(2031)),
        ),
        (Ramp(gbp_first=3.0, gbp_last=9.0, start=FY(2028), end=FY(2029)), None),
        (OneOff(gbp=5.0, year=FY(2026)), OneOff(gbp=5.0, year=FY(2030))),
        (OneOff(gbp=5.0, year=FY(2028)), None),
    ],
)
def test_what_begins_again_does_so_as_many_years_later(amount, later):
    moved = begun_again(line(amount), TERM)

    assert (moved and moved[0].amount) == later


def test_a_list_of_years_begins_again_as_far_as_the_term_reaches():
    moved = begun_again(line(YearList(profile="list")), TERM)

    assert moved is not None
    assert moved[1] is not None
    assert moved[1].values == (40.0, 30.0, 20.0)


def test_a_saving_that_came_once_does_not_come_again():
    assert begun_again(line(OneOff(gbp=5.0, year=FY(2025)), Heading.BENEFIT), TERM) is None


def test_what_leaving_costs_falls_at_the_end_of_the_next_term():
    moved = begun_again(line(OneOff(gbp=5.0, year=FY(2028)), Heading.EXIT), TERM)

    assert moved is not None
    assert moved[0].amount == OneOff(gbp=5.0, year=FY(2031))


def test_a_share_keeps_the_lines_that_are_left_and_goes_with_the_last():
    kept = line(Flat(gbp=1.0), name="charge")
    partly = line(ShareOf(share=0.1, lines=("charge", "gone")), name="partly")
    wholly = line(ShareOf(share=0.1, lines=("gone",)), name="wholly")
    of_it = line(ShareOf(share=0.5, lines=("wholly",)), name="of-it")

    left = {one.id: one.amount for one in without_lost_shares([kept, partly, wholly, of_it])}
    assert left == {"charge": Flat(gbp=1.0), "partly": ShareOf(share=0.1, lines=("charge",))}


def test_amounts_are_scaled_where_their_pounds_stand():
    assert scaled(ShareOf(share=0.1, lines=("a",)), 2.0) == ShareOf(share=0.2, lines=("a",))
    assert scaled(YearList(profile="list"), 2.0) is None
