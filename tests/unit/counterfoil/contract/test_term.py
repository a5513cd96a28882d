"""Days, part months and contract years."""

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.contract.term import PartMonths, Term, anniversary, days_of, month_of_day
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month

TEN_YEARS = Term(date(2026, 4, 15), date(2036, 4, 14))


def share(month: Month, rule: PartMonths, within: Term | None = None) -> Fraction:
    return TEN_YEARS.share_of_year(month, rule, within)


def test_the_first_part_month_by_each_rule():
    """15 to 30 April 2026 is 16 days, of 30 in the month and 365 in the contract year."""
    april = Month(2026, 4)
    assert share(april, PartMonths.CALENDAR_DAYS) == Fraction(16, 30) / 12
    assert share(april, PartMonths.DAYS_OF_YEAR) == Fraction(16, 365)
    assert share(april, PartMonths.WHOLE) == Fraction(1, 12)


def test_a_month_across_an_anniversary_counts_days_of_two_years():
    """April 2027: 14 days of a year of 365, 16 of the year to 14 April 2028, which has 366."""
    assert share(Month(2027, 4), PartMonths.DAYS_OF_YEAR) == Fraction(14, 365) + Fraction(16, 366)


@pytest.mark.parametrize("rule", [PartMonths.CALENDAR_DAYS, PartMonths.DAYS_OF_YEAR])
def test_ten_years_by_days_come_to_ten(rule):
    term = Term(date(2026, 4, 1), date(2036, 3, 31))
    assert sum(term.share_of_year(month, rule) for month in term.months) == 10


def test_days_of_the_year_come_to_ten_whatever_the_day_it_starts():
    assert sum(share(month, PartMonths.DAYS_OF_YEAR) for month in TEN_YEARS.months) == 10


def test_a_charge_with_narrower_dates_has_only_those_days():
    june = Term(date(2026, 6, 11), date(2026, 6, 20))
    assert share(Month(2026, 6), PartMonths.CALENDAR_DAYS, june) == Fraction(10, 30) / 12
    assert share(Month(2026, 7), PartMonths.WHOLE, june) == 0


def test_a_contract_year_ends_the_day_before_the_anniversary():
    assert TEN_YEARS.year_number(date(2027, 4, 14)) == 1
    assert TEN_YEARS.year_number(date(2027, 4, 15)) == 2
    assert TEN_YEARS.year(2) == Term(date(2027, 4, 15), date(2028, 4, 14))


def test_a_leap_day_has_its_anniversary_on_the_first_of_march():
    assert anniversary(date(2028, 2, 29), 1) == date(2029, 3, 1)
    assert anniversary(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_months_and_days():
    assert TEN_YEARS.covers(Month(2036, 4))
    assert not TEN_YEARS.covers(Month(2036, 5))
    assert TEN_YEARS.days_in(Month(2036, 4)) == 14
    assert TEN_YEARS.days_in(Month(2026, 3)) == 0
    assert len(TEN_YEARS.months) == 121
    assert [days_of(Month(2028, 2)), days_of(Month(2026, 2))] == [29, 28]
    assert month_of_day(date(2026, 12, 31)) == Month(2026, 12)


def test_a_term_that_ends_before_it_starts_is_refused():
    with pytest.raises(InvalidValue, match="before it starts"):
        Term(date(2026, 4, 1), date(2026, 3, 31))
