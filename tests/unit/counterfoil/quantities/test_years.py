from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear, Month, day_in_words, years_from


@pytest.mark.parametrize(
    ("text", "start"), [("2017-18", 2017), (" 1999-00 ", 1999), ("2099-00", 2099)]
)
def test_a_financial_year_is_read_and_written(text, start):
    year = FinancialYear.parse(text)

    assert year == FinancialYear(start)
    assert str(year) == text.strip()


@pytest.mark.parametrize(
    "text", ["2017", "2017-19", "2017-2018", "17-18", "2017/18", "", "1899-00"]
)
def test_other_forms_are_refused(text):
    with pytest.raises(InvalidValue) as caught:
        FinancialYear.parse(text)
    assert caught.value.what
    assert caught.value.mend


@pytest.mark.parametrize("start", [1899, 2401, 2017.0, "2017", None, True])
def test_a_year_that_is_none_cannot_be_built(start):
    with pytest.raises(InvalidValue):
        FinancialYear(start)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2018, 3, 31), "2017-18"),
        (date(2018, 4, 1), "2018-19"),
        (date(2018, 1, 1), "2017-18"),
        (date(2000, 2, 29), "1999-00"),
    ],
)
def test_a_day_falls_in_the_year_that_began_on_1_april(day, text):
    assert str(FinancialYear.holding(day)) == text


def test_a_year_runs_from_1_april_to_31_march_in_twelve_months():
    year = FinancialYear(2017)

    assert (year.first_day, year.last_day) == (date(2017, 4, 1), date(2018, 3, 31))
    assert [str(month) for month in year.months] == [
        *(f"2017-{month:02d}" for month in range(4, 13)),
        *("2018-01", "2018-02", "2018-03"),
    ]
    assert {month.financial_year for month in year.months} == {year}


def test_years_and_months_count_and_compare():
    assert FinancialYear(2020) - FinancialYear(2017) == 3
    assert FinancialYear(2017) + -2 == FinancialYear(2015)
    assert FinancialYear(2016) < FinancialYear(2017) <= FinancialYear(2017)
    assert years_from(FinancialYear(2017), 3) == tuple(map(FinancialYear, (2017, 2018, 2019)))
    assert years_from(FinancialYear(2017), 0) == ()
    assert Month(2018, 1) - Month(2017, 11) == 2
    assert Month(2017, 11) + 2 == Month(2018, 1)
    assert Month(2018, 1) + -1 == Month(2017, 12)
    assert Month(2017, 12) < Month(2018, 1)


@pytest.mark.parametrize("text", ["2018", "2018-13", "2018-00", "2018-4", "April 2018", "1899-01"])
def test_a_text_that_is_no_month_is_refused(text):
    with pytest.raises(InvalidValue):
        Month.parse(text)


def test_months_and_days_are_said_in_words():
    assert Month(2027, 12).words == "December 2027"
    assert day_in_words(date(2026, 4, 15)) == "15 April 2026"
