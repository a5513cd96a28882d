from __future__ import annotations

import pytest

from tests.fixtures.live_sheets import rows, shown, written


def test_years_are_counted_from_nought_and_from_the_price_base():
    assert shown("Prices", "Years", "t") == [0, 1, 2, 3, 4, 5]
    assert shown("Prices", "Years", "b") == [1, 2, 3, 4, 5, 6]


def test_a_fixed_rate_grows_from_the_price_base():
    # 1.035 in the year after the price base, then a year's growth each year.
    expected = [1.035, 1.071225, 1.108717875, 1.147523000625]

    assert shown("Prices", "Price factors", "pay")[:4] == pytest.approx(expected)


def test_a_series_is_a_ratio_of_levels_that_follows_the_price_base_cell():
    formula = str(written("Prices", "Price factors", "cpi")[0])

    assert formula.count("MATCH(") == 2
    assert "VALUE(LEFT('case'!" in formula


def test_the_vat_rate_is_shown_with_its_source():
    place = next(n for n, row in enumerate(rows("Prices")) if row[0] == "vat")

    assert rows("Prices")[place][3] == 0.2
    assert "Value Added Tax Act 1994" in str(rows("Prices")[place][4])
