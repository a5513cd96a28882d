from __future__ import annotations

import math

import pytest

from counterfoil.appraisal.amounts import (
    AMOUNT_KINDS,
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
    level,
    level_unit,
)
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear

Y26, Y28 = FinancialYear(2026), FinancialYear(2028)


@pytest.mark.parametrize(
    ("amount", "kind", "scalar", "unit"),
    [
        (Flat(gbp=120_000.0), "flat", 120_000.0, "£ a year"),
        (YearList(profile="staff"), "list", 1.0, "factor"),
        (Ramp(gbp_first=5.0, gbp_last=9.0, start=Y26, end=Y28), "ramp", 1.0, "factor"),
        (OneOff(gbp=7.0, year=Y26), "one_off", 7.0, "£"),
        (
            DriverRate(driver="d", gbp_per_unit=92.0, unit="detention"),
            "driver_rate",
            92.0,
            "£ per detention",
        ),
        (DriverBands(driver="d", bands="b", unit="detention"), "driver_bands", 1.0, "factor"),
        (ShareOf(share=0.1, lines=("charge",)), "share_of", 0.1, "share"),
    ],
)
def test_each_amount_has_its_word_and_its_level(amount, kind, scalar, unit):
    assert AMOUNT_KINDS[type(amount)] == kind
    assert level(amount) == scalar
    assert level_unit(amount) == unit


@pytest.mark.parametrize(
    "build",
    [
        lambda: Flat(gbp=math.nan),
        lambda: Flat(gbp=math.inf),
        lambda: Flat(gbp=1.0, start=Y28, end=Y26),
        lambda: Ramp(gbp_first=1.0, gbp_last=math.nan, start=Y26, end=Y28),
        lambda: Ramp(gbp_first=1.0, gbp_last=2.0, start=Y26, end=Y26),
        lambda: Ramp(gbp_first=1.0, gbp_last=2.0, start=Y28, end=Y26),
        lambda: OneOff(gbp=-math.inf, year=Y26),
        lambda: DriverRate(driver="d", gbp_per_unit=math.nan, unit="u"),
        lambda: DriverBands(driver="d", bands="b", unit="u", start=Y28, end=Y26),
        lambda: ShareOf(share=math.nan, lines=("a",)),
        lambda: ShareOf(share=0.5, lines=()),
    ],
)
def test_a_wrong_amount_cannot_be_built(build):
    with pytest.raises(InvalidValue) as caught:
        build()
    assert caught.value.mend
