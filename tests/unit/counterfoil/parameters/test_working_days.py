"""Working days of the Procurement Act 2023, section 123, counted on a calendar by hand."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.parameters.working_days import working_days

DAYS = working_days("2026-11-22")


# Eight working days beginning with the first day. What is left out besides weekends is noted.
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 9, 1), date(2026, 9, 10)),
        (date(2026, 11, 23), date(2026, 12, 3)),  # 30 November, Scotland
        (date(2026, 12, 18), date(2026, 12, 31)),  # 25 December and its substitute, the 28th
        (date(2026, 3, 12), date(2026, 3, 24)),  # 17 March, Northern Ireland
        (date(2027, 7, 5), date(2027, 7, 15)),  # 12 July, Northern Ireland
        (date(2026, 12, 30), date(2027, 1, 12)),  # 1 January, and 4 January in Scotland
        (date(2026, 6, 9), date(2026, 6, 19)),  # 15 June, Scotland, that year only
    ],
)
def test_a_standstill_is_counted_over_every_part_of_the_kingdom(first, last):
    assert DAYS.last_day(first, 8) == last
    assert DAYS.first_day(last, 8) == first


def test_a_count_that_begins_at_a_weekend_begins_with_the_next_working_day():
    assert DAYS.last_day(date(2026, 9, 5), 1) == date(2026, 9, 7)


def test_days_beyond_the_known_holidays_are_said_to_be_so():
    assert DAYS.knows(date(2028, 12, 31))
    assert not DAYS.knows(date(2029, 1, 1))


def test_no_days_cannot_be_counted():
    with pytest.raises(InvalidValue, match="count at least one"):
        DAYS.last_day(date(2026, 9, 1), 0)
