from __future__ import annotations

import pytest

from counterfoil.casefile.columns import month_names
from counterfoil.casefile.load import load_case
from counterfoil.casefile.read_years import months_allowed
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.case_folders import PROFILES_CSV, changed, write_small_case

MONTHS = ",".join(month_names(FinancialYear(2027), 12))


def problems_of(folder, profiles: str) -> list[str]:
    loaded = load_case(write_small_case(folder, profiles_csv=profiles))
    return [f"{problem.where}: {problem.what}" for problem in loaded.errors]


def test_a_term_of_one_year_has_twelve_months():
    assert len(months_allowed(FinancialYear(2027), 1)) == 12
    assert len(months_allowed(FinancialYear(2027), 9)) == 24


def test_months_are_read_where_they_are_listed(tmp_path):
    text = PROFILES_CSV.replace("2029-30", f"2029-30,{MONTHS}").replace(
        "3000", "3000," + ",".join(["100"] * 10 + ["0", "0"])
    )
    loaded = load_case(write_small_case(tmp_path, profiles_csv=text))

    assert loaded.errors == ()
    assert loaded.case.profiles[0].months == (100.0,) * 10 + (0.0, 0.0)


def test_a_month_left_out_is_told(tmp_path):
    text = PROFILES_CSV.replace("2029-30", f"2029-30,{MONTHS}").replace(
        "3000", "3000," + ",".join(["100"] * 11 + [""])
    )

    assert problems_of(tmp_path, text) == [
        "profiles.csv, line 2, column 2028-03: the month 2028-03 is blank"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2029-30", "2030-31", "profiles.csv: there is no column for 2029-30"),
        (",3000", ",", "profiles.csv, line 2, column 2029-30: 2029-30 is blank"),
        (",3000", ",x", "profiles.csv, line 2, column 2029-30: 'x' is not a plain number"),
    ],
)
def test_years_that_do_not_fit_the_term_are_told(tmp_path, old, new, expected):
    assert expected in problems_of(tmp_path, changed(PROFILES_CSV, old, new))


def test_columns_outside_the_term_are_told(tmp_path):
    text = changed(PROFILES_CSV, "2029-30", "2029-30,2030-31,2029-04").replace(",3000", ",3000,1,1")

    assert problems_of(tmp_path, text) == [
        "profiles.csv: the column 2030-31 is outside the term, 2027-28 to 2029-30",
        "profiles.csv: the column 2029-04 is not a month of the first two years",
    ]
