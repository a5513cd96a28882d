"""What charges come to by volume, kept: the same to the penny as month by month in a statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract import rest_of_term as worked_out
from counterfoil.contract.charges import (
    BandedCharge,
    BandMethod,
    MinimumVolumeCharge,
    PriceBand,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.records import IndexValue
from counterfoil.contract.rest_of_term import Drivers, rest_of_term, totals_to_come
from counterfoil.contract.volume_amounts import VolumeAmounts, volume_alone
from counterfoil.quantities.distributions import Uniform
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, per_unit, volume

APRIL = Month(2026, 4)
CPI = Indexation(
    id="cpi", title="CPI", clause="9", series="CPI", base=APRIL, first_review=Month(2027, 4)
)
LEVELS = [
    IndexValue(
        id=f"i-{month}", entered_on=date(2026, 5, 1), series="CPI", month=month, value=F(level)
    )
    for month, level in ((APRIL, 100), (Month(2027, 4), 110))
]
BANDS = BandedCharge(
    id="bands",
    title="Bands",
    clause="7",
    volume="detentions",
    unit="detention",
    method=BandMethod.MARGINAL,
    bands=(
        PriceBand(above=F(0), up_to=F(100), rate_gbp=F(17, 7)),
        PriceBand(above=F(100), up_to=None, rate_gbp=F(1)),
    ),
    window=Window.MONTH,
)
LEAST = MinimumVolumeCharge(
    id="least",
    title="Least",
    clause="7",
    volume="detentions",
    unit="detention",
    minimum=F(105),
    rate_gbp=F(3),
)
TOLERANCE = VolumeTolerance(
    id="tolerance",
    title="Tolerance",
    clause="7",
    volume="detentions",
    unit="detention",
    expected=F(100),
    band=F(1, 20),
    above_gbp=F(5),
    below_gbp=F(4),
)


def test_months_alike_have_one_place_and_an_amount_is_that_of_the_rate_and_the_index():
    """85 × 3 = £255; from April 2027 the index stands at 110 to 100: £255 and £25.50."""
    contract = contract_with(per_unit(indexation="cpi", ends=date(2027, 6, 30)), indexations=(CPI,))
    charge = contract.versions[0].charges[0]
    amounts = VolumeAmounts(contract, known(LEVELS))
    may, june, a_year_on, ended = (
        amounts.place(month, charge)
        for month in (APRIL + 1, APRIL + 2, Month(2027, 5), Month(2027, 7))
    )

    assert may == june
    assert len({may, a_year_on, ended}) == 3
    assert [amounts.amount(one, 3) for one in (may, a_year_on, ended)] == [
        Decimal("255.00"),
        Decimal("280.50"),
        Decimal(0),
    ]
    assert amounts.amount(may, 0) == 0


@pytest.mark.parametrize(
    ("charge", "alone"),
    [
        (per_unit(), "detentions"),
        (TOLERANCE, "detentions"),
        (BANDS, "detentions"),
        (LEAST, "detentions"),
        (replace(BANDS, window=Window.CONTRACT_YEAR), ""),
        (replace(LEAST, window=Window.TERM), ""),
        (fixed(), ""),
    ],
)
def test_what_rests_on_the_months_before_does_not_rest_on_the_volume_alone(charge, alone):
    assert volume_alone(charge) == alone


@pytest.mark.parametrize("index_growth", [{}, {"CPI": Uniform(low=0.0, high=0.1)}])
def test_both_ways_come_to_the_same_in_every_trial(index_growth, monkeypatch):
    """The long way has every charge of every month go through the lines of a statement."""
    contract = contract_with(
        fixed(),
        per_unit(indexation="cpi", rate=7, vat=False),
        replace(BANDS, indexation="cpi"),
        replace(BANDS, id="yearly", window=Window.CONTRACT_YEAR),
        LEAST,
        replace(LEAST, id="at-least", window=Window.CONTRACT_YEAR, minimum=F(1_250)),
        TOLERANCE,
        indexations=(CPI,),
    )
    records = [*LEVELS, *(volume(str(APRIL + n), 96 + n) for n in range(8))]
    drivers = Drivers(
        volume_growth={"detentions": Uniform(low=-0.2, high=0.3)}, index_growth=index_growth
    )
    quick = totals_to_come(contract, records, drivers, trials=12, seed=5)
    whole = rest_of_term(contract, records, drivers, trials=12, seed=5)
    monkeypatch.setattr(worked_out, "volume_alone", lambda charge: "")

    assert totals_to_come(contract, records, drivers, trials=12, seed=5) == quick
    assert rest_of_term(contract, records, drivers, trials=12, seed=5) == whole
    assert len(set(quick)) == 12
