from __future__ import annotations

import pytest

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import InvalidValue
from counterfoil.parameters.price_indices import (
    AnnualIndex,
    IndexBasis,
    YearOutsideIndex,
    index_series,
    month_factor,
    month_level,
)
from counterfoil.quantities.years import FinancialYear, Month

CPI = index_series("cpi", "2026-02")
DEFLATOR = index_series("gdp_deflator", "2025-12")


# Means of the twelve published months, worked out apart from this code to three decimals.
@pytest.mark.parametrize(
    ("year", "mean"),
    [
        ("2010-11", 90.333),
        ("2011-12", 94.225),
        ("2012-13", 96.7),
        ("2015-16", 100.092),
        ("2017-18", 104.05),
        ("2020-21", 108.925),
        ("2022-23", 124.608),
        ("2023-24", 131.675),
        ("2024-25", 134.783),
    ],
)
def test_cpi_financial_years_are_the_mean_of_their_months(year, mean):
    assert CPI.level(FinancialYear.parse(year)) == pytest.approx(mean, abs=5e-4)


def test_cpi_leaves_out_years_that_lack_a_month():
    assert (str(CPI.first), str(CPI.last)) == ("1988-89", "2024-25")
    assert CPI.confidence is Confidence.CONFIRMED


def test_cpi_growth_in_2022_23_is_the_published_ten_per_cent():
    growth = CPI.factor(from_year=FinancialYear(2021), to_year=FinancialYear(2022)) - 1

    assert round(growth * 100, 2) == 10.03


def test_index_factor_between_months_is_the_worked_example():
    factor = month_factor("cpi", "2026-02", from_month=Month(2024, 9), to_month=Month(2025, 9))

    assert factor == 139.3 / 134.2
    assert round(factor, 6) == 1.038003


def test_deflator_financial_years_are_three_quarters_and_one_quarter():
    # 2023: 96.2507 and 2024: 100.0, so 0.75 * 96.2507 + 0.25 * 100.0 = 97.188025
    assert DEFLATOR.level(FinancialYear(2023)) == pytest.approx(97.188025, abs=1e-9)
    assert (str(DEFLATOR.first), str(DEFLATOR.last)) == ("1990-91", "2023-24")
    assert DEFLATOR.method.startswith("approximation")
    assert DEFLATOR.confidence is Confidence.RECALLED


def test_calendar_basis_takes_the_year_in_which_it_starts():
    series = index_series("gdp_deflator", "2025-12", "calendar_year")

    assert series.level(FinancialYear(2024)) == 100.0
    assert series.basis is IndexBasis.CALENDAR_YEAR
    assert series.method.startswith("approximation")


def test_a_year_beyond_the_index_is_told_with_what_it_holds():
    with pytest.raises(YearOutsideIndex) as caught:
        CPI.level(FinancialYear(2025))

    assert "from 1988-89 to 2024-25" in caught.value.where
    assert "hold" in caught.value.mend


def test_a_month_beyond_the_index_is_told():
    with pytest.raises(YearOutsideIndex, match="2026-03"):
        month_level("cpi", "2026-02", Month(2026, 3))
    with pytest.raises(YearOutsideIndex):
        month_level("gdp_deflator", "2025-12", Month(2020, 1))


def test_what_is_no_index_is_refused():
    with pytest.raises(InvalidValue, match="optimism_bias is not a price index"):
        index_series("optimism_bias", "2002")
    with pytest.raises(InvalidValue, match="'decade' is not a basis"):
        index_series("cpi", "2026-02", "decade")


@pytest.mark.parametrize("levels", [{}, {2020: 100.0, 2022: 104.0}, {2020: 0.0}])
def test_an_index_with_a_gap_or_no_level_is_refused(levels):
    with pytest.raises(InvalidValue):
        AnnualIndex(
            parameter_id="test",
            edition_id="1",
            basis=IndexBasis.FINANCIAL_YEAR,
            method="as found",
            confidence=Confidence.CONFIRMED,
            source=Citation(title="A test", url="https://example.org"),
            levels={FinancialYear(year): level for year, level in levels.items()},
        )


def test_levels_cannot_be_changed():
    with pytest.raises(TypeError):
        CPI.levels[FinancialYear(2017)] = 1.0  # type: ignore[index]
