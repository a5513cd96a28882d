from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.quantities.years import FinancialYear
from counterfoil.reports.live_levels import level_years
from tests.fixtures.every_amount_case import CASE
from tests.fixtures.live_sheets import rows


def level_rows() -> dict[object, list[object]]:
    """The rows of the table of levels by their year."""
    found = rows("Prices")
    first = next(n for n, row in enumerate(found) if row[3] == "year starts")
    return {row[2]: row for row in found[first + 1 :] if row[2]}


def test_years_run_from_before_the_price_base_to_the_end_of_the_term():
    years = level_years(CASE)

    assert (str(years[0]), str(years[-1])) == ("2016-17", "2027-28")


def test_a_price_base_after_the_term_is_reached():
    years = level_years(replace(CASE, price_base=FinancialYear(2030)))

    assert str(years[-1]) == "2030-31"


def test_past_its_last_year_a_series_grows_at_the_rate_of_the_index():
    # CPI ends in 2024-25 in this edition and the index says 3% a year.
    last, next_one = level_rows()["2024-25"][5], level_rows()["2025-26"][5]

    assert next_one == pytest.approx(last * 1.03)
    assert last == pytest.approx(134.7833, abs=5e-5)


def test_a_case_without_series_has_no_levels_to_reach_for():
    fixed = tuple(replace(index, series="", rate=0.02) for index in CASE.indices)

    assert len(level_years(replace(CASE, indices=fixed))) == 7 + 5
