"""The standstill counted on a calendar: the days that count, and those that are left out."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.procurement.standstill import standstill


@pytest.mark.parametrize(
    ("notice", "last", "sign"),
    [
        ("2026-11-23", "2026-12-03", "2026-12-04"),  # St Andrew's Day, in Scotland
        ("2026-12-18", "2026-12-31", "2027-01-01"),  # Christmas, and Boxing Day moved to the 28th
        ("2026-03-12", "2026-03-24", "2026-03-25"),  # St Patrick's Day, in Northern Ireland
        ("2027-07-05", "2027-07-15", "2027-07-16"),  # 12 July, in Northern Ireland
        ("2026-12-30", "2027-01-12", "2027-01-13"),  # New Year, and 2 January moved to the 4th
    ],
)
def test_eight_working_days_of_the_whole_kingdom(notice, last, sign):
    found = standstill(date.fromisoformat(notice))
    assert found.last_day == date.fromisoformat(last)
    assert found.sign_from == date.fromisoformat(sign)
    assert found.known


def test_each_day_is_told():
    """23 to 27 November are five; 28 and 29 a weekend; 30 a holiday; 1 to 3 December three."""
    found = standstill(date(2026, 11, 23))
    assert [one.number for one in found.days] == [1, 2, 3, 4, 5, 0, 0, 0, 6, 7, 8]
    assert [one.left_out_for for one in found.days if not one.number] == [
        "Weekend",
        "Weekend",
        "St Andrew’s Day, in Scotland",
    ]
    assert [one.day for one in found.holidays] == [date(2026, 11, 30)]


def test_a_notice_on_a_day_that_is_none_counts_from_the_next_working_day():
    """Saturday 21 November 2026 counts as Monday the 23rd."""
    assert standstill(date(2026, 11, 21)).last_day == standstill(date(2026, 11, 23)).last_day


def test_more_days_may_be_promised_and_fewer_may_not():
    # two working days after 3 December are the 4th and Monday the 7th
    assert standstill(date(2026, 11, 23), 10).last_day == date(2026, 12, 7)
    with pytest.raises(InvalidValue, match="7 working days are asked for, and the least is 8"):
        standstill(date(2026, 11, 23), 7)


def test_days_beyond_the_holidays_that_are_published_are_told():
    assert not standstill(date(2040, 3, 1)).known
