from __future__ import annotations

import math

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.volumes import Band, MarginalBands, Volume
from counterfoil.quantities.years import FinancialYear


def bands(*rows: tuple[float, float | None, float]) -> MarginalBands:
    return MarginalBands(
        bands=tuple(Band(above=above, up_to=top, rate_gbp=rate) for above, top, rate in rows)
    )


CUSTODY = bands((0, 1500, 92), (1500, 2000, 85), (2000, None, 78))


@pytest.mark.parametrize(
    ("volume", "cost_gbp"),
    [
        (0, 0),
        (1, 92),
        (1_500, 138_000),  # 1,500 x 92
        (1_501, 138_085),
        (2_000, 180_500),  # 138,000 + 500 x 85
        (2_300, 203_900),  # 180,500 + 300 x 78
        (1_500.5, 138_042.5),
        (-5, 0),
    ],
)
def test_each_unit_is_priced_by_the_band_it_falls_in(volume, cost_gbp):
    assert CUSTODY.cost_gbp(volume) == cost_gbp


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "no bands"),
        ([(5, None, 1)], "does not begin at 0"),
        ([(0, 10, 1), (8, None, 1)], "overlap"),
        ([(0, None, 1), (8, None, 1)], "overlap"),
        ([(0, 10, 1), (12, None, 1)], "no band covers 10 to 12"),
        ([(0, 10, 1)], "no band covers volumes above 10"),
    ],
)
def test_bands_that_do_not_meet_are_refused(rows, says):
    with pytest.raises(InvalidValue, match=says):
        bands(*rows)


@pytest.mark.parametrize(
    ("above", "up_to", "rate"),
    [
        (-1, None, 1),
        (5, 5, 1),
        (5, 4, 1),
        (0, math.nan, 1),
        (0, None, math.inf),
        (math.nan, None, 1),
    ],
)
def test_a_wrong_band_cannot_be_built(above, up_to, rate):
    with pytest.raises(InvalidValue):
        Band(above=above, up_to=up_to, rate_gbp=rate)


@pytest.mark.parametrize(
    ("unit", "counts"), [("", (1.0,)), ("call", ()), ("call", (-1.0,)), ("call", (math.nan,))]
)
def test_a_wrong_volume_cannot_be_built(unit, counts):
    with pytest.raises(InvalidValue):
        Volume(unit=unit, first_year=FinancialYear(2017), counts=counts)
