from __future__ import annotations

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.parameters.inflation_forecast import forecast_growth_per_year


# OBR Economic and fiscal outlook, March 2026.
@pytest.mark.parametrize(
    ("measure", "year", "growth"),
    [
        ("cpi", 2022, 0.0907),
        ("cpi", 2026, 0.023),
        ("rpi", 2025, 0.041),
        ("rpi", 2030, 0.023),
        ("cpih", 2029, 0.0209),
        ("average_earnings", 2026, 0.034),
    ],
)
def test_growth_is_the_published_figure(measure, year, growth):
    assert forecast_growth_per_year("2026-03", measure)[year] == growth


def test_every_year_from_2022_to_2030_is_there():
    assert list(forecast_growth_per_year("2026-03", "cpi")) == list(range(2022, 2031))


@pytest.mark.parametrize("measure", ["gdp", "standing", "year"])
def test_an_unknown_measure_is_refused(measure):
    with pytest.raises(InvalidValue, match="no measure"):
        forecast_growth_per_year("2026-03", measure)
