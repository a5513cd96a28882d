from __future__ import annotations

import pytest

from counterfoil.casefile.columns import month_name, month_names, month_of, year_names, year_of
from counterfoil.casefile.tables import TABLES
from counterfoil.quantities.years import FinancialYear, Month


def test_year_columns_take_their_place_between_the_others():
    names = TABLES["profiles"].names(("2027-28", "2028-29"), ("2027-04",))

    assert names == (
        *("id", "title", "2027-28", "2028-29", "2027-04"),
        *("basis", "sources", "note"),
    )


@pytest.mark.parametrize("first_year", range(1990, 2040))
def test_no_month_is_taken_for_a_year(first_year):
    year = FinancialYear(first_year)
    years, months = year_names(year, 2), month_names(year, 24)

    assert not set(years) & set(months)
    assert [year_of(name) for name in months] == [None] * 24
    assert [month_of(name) for name in months] == [Month(first_year, 4) + n for n in range(24)]
    assert [str(year_of(name)) for name in years] == list(years)


@pytest.mark.parametrize("name", ["2017", "2017-19", "2017-13", "title", "2017-18-19", ""])
def test_other_names_are_neither(name):
    assert year_of(name) is None
    assert month_of(name) is None


def test_only_a_month_that_reads_like_a_year_is_marked():
    assert month_name(Month(2012, 1)) == "2012-01"
    assert month_name(Month(2010, 11)) == "2010-11 month"


def test_tables_without_years_know_no_year_column():
    assert TABLES["lines"].column("2027-28") is None
    assert TABLES["budgets"].column("2027-04") is None
    assert TABLES["budgets"].column("2027-28") is not None
