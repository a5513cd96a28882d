"""Other people's dates."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.their_dates import DateOrder, their_day, their_moment, their_month

UK, US = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-04-03", UK, "2026-04-03"),
        ("2026-04-03", US, "2026-04-03"),
        ("03/04/2026", UK, "2026-04-03"),
        ("03/04/2026", US, "2026-03-04"),
        ("3.4.26", UK, "2026-04-03"),
        ("3rd April 2026", UK, "2026-04-03"),
        ("31/02/2026", UK, ""),
        ("04/2026", UK, ""),
        ("soon", UK, ""),
    ],
)
def test_days(text, order, day):
    assert their_day(text, order) == day


@pytest.mark.parametrize(
    "text",
    ["2026-04", "04/2026", "Apr-26", "April 2026", "Apr 2026", "30/04/2026", "2026-04-01 00:00:00"],
)
def test_months(text):
    assert their_month(text, UK) == "2026-04"


@pytest.mark.parametrize("text", ["13/2026", "Smarch 2026", "", "4", "2026"])
def test_what_is_no_month(text):
    assert their_month(text, UK) == ""


def test_moments():
    assert their_moment("2026-04-03T14:30:00", UK) == "2026-04-03 14:30"
    assert their_moment("3 Apr 2026 9:05", UK) == "2026-04-03 09:05"
    assert their_moment("03/04/2026", UK) == "2026-04-03 00:00"
    assert their_moment("03/04/2026 25:00", UK) == ""


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("23/11/2026 11:52:07 am", "2026-11-23 11:52:07"),
        ("23/11/2026 12:05 AM", "2026-11-23 00:05"),
        ("23/11/2026 12:05 p.m.", "2026-11-23 12:05"),
        ("23/11/2026 13:05 PM", ""),
        ("2026-11-23T11:52:00Z", "2026-11-23 11:52"),  # winter: the zone of Greenwich
        ("2026-07-01T11:52:00.500Z", "2026-07-01 12:52"),  # summer: an hour on
        ("2026-07-01 11:52 BST", "2026-07-01 11:52"),
        ("2026-06-30T23:30:00+00:00", "2026-07-01 00:30"),  # into the next day
        ("2026-07-01T14:00:00+02:00", "2026-07-01 13:00"),
    ],
)
def test_a_time_with_its_half_of_the_day_or_its_zone(text, clock):
    assert their_moment(text, UK) == clock
