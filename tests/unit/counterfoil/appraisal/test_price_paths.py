from __future__ import annotations

import numpy as np
import pytest

from counterfoil.appraisal.business_case import PriceIndex
from counterfoil.appraisal.price_paths import price_path
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import small_case


def factors(index, first, years, base, rates=None):
    case = small_case(first_year=FinancialYear(first), years=years, price_base=FinancialYear(base))
    stated = [index.rate or 0.0] * years if rates is None else rates
    return price_path(case, index).factors(np.array(stated)).tolist()


FIXED = PriceIndex(id="fixed", title="Fixed", rate=0.02)
CPI = PriceIndex(id="cpi", title="CPI", series="cpi", rate=0.02)
DEFLATOR = PriceIndex(id="gdp", title="Deflator", series="gdp_deflator", rate=0.0)


@pytest.mark.parametrize(
    ("base", "powers"),
    [(2026, [0, 1, 2]), (2024, [2, 3, 4]), (2028, [-2, -1, 0]), (2031, [-5, -4, -3])],
)
def test_a_fixed_rate_is_compounded_from_the_price_base(base, powers):
    assert factors(FIXED, 2026, 3, base) == pytest.approx([1.02**power for power in powers])


# Means of April to March of D7BT: 2022-23 124.608, 2023-24 131.675, 2024-25 134.783 (the last).
def test_a_series_follows_its_levels_and_then_its_rate():
    found = factors(CPI, 2022, 5, 2022)

    last = 134.783 / 124.608
    expected = [1.0, 131.675 / 124.608, last, last * 1.02, last * 1.02**2]
    assert found == pytest.approx(expected, rel=1e-5)


def test_a_price_base_past_the_series_grows_to_it_at_the_rate():
    found = factors(CPI, 2023, 5, 2026)

    # 2024-25 is two years of 2% before the base; 2023-24 lies below it by the published ratio.
    before = 1.02**-2
    expected = [before * 131.675 / 134.783, before, 1.02**-1, 1.0, 1.02]
    assert found == pytest.approx(expected, rel=1e-5)


def test_the_deflator_by_calendar_years_is_blended_three_quarters_to_one():
    # 2022-23: 0.75 x 90.5005 + 0.25 x 96.2507; 2023-24: 0.75 x 96.2507 + 0.25 x 100. Then held.
    one, two = 0.75 * 90.5005 + 0.25 * 96.2507, 0.75 * 96.2507 + 0.25 * 100.0

    assert factors(DEFLATOR, 2022, 4, 2022) == pytest.approx([1.0, two / one, two / one, two / one])


def test_rates_drawn_for_each_year_compound_one_after_another():
    found = factors(FIXED, 2026, 4, 2026, [0.5, 0.1, 0.2, 0.3])

    assert found == pytest.approx([1.0, 1.1, 1.1 * 1.2, 1.1 * 1.2 * 1.3])


def test_years_before_the_first_grow_at_its_rate():
    assert factors(FIXED, 2026, 2, 2024, [0.1, 0.2]) == pytest.approx([1.21, 1.21 * 1.2])


def test_the_price_base_has_the_factor_1_whatever_is_drawn():
    # Base in year 2: year 1 lies one growth of year 2 below it, year 0 one of year 1 below that.
    found = factors(FIXED, 2026, 4, 2028, [0.5, 0.1, 0.2, 0.3])

    assert found == pytest.approx([1 / (1.1 * 1.2), 1 / 1.2, 1.0, 1.3])


def test_a_base_past_the_term_is_reached_at_the_last_rate():
    # From year 1 (2027) to the base (2029) are two years at 20%; year 0 is one of 20% below year 1.
    found = factors(FIXED, 2026, 2, 2029, [0.5, 0.2])

    assert found == pytest.approx([1.2**-3, 1.2**-2])


def test_a_drawn_rate_leaves_published_years_alone():
    found = factors(CPI, 2022, 4, 2022, [9.0, 9.0, 9.0, 0.05])

    last = 134.783 / 124.608
    assert found == pytest.approx([1.0, 131.675 / 124.608, last, last * 1.05], rel=1e-5)
