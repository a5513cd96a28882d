"""Yearly cash of the months to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.contract.charges import (
    BandedCharge,
    BandMethod,
    PassThroughCharge,
    PriceBand,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import IndexValue
from counterfoil.contract.rest_of_term import Drivers, rest_of_term, totals_to_come
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.quantities.distributions import Discrete, Fixed, Uniform
from counterfoil.quantities.years import FinancialYear, Month
from tests.fixtures.contracts import F, contract_with, fixed, per_unit, volume

YEAR = [volume(str(Month(2026, 4) + n), 100 + n) for n in range(12)]
CPI = Indexation(
    id="cpi",
    title="CPI",
    clause="9",
    series="CPI",
    base=Month(2026, 4),
    first_review=Month(2027, 4),
)
LEVEL = IndexValue(
    id="i", entered_on=date(2026, 5, 1), series="CPI", month=Month(2026, 4), value=F(100)
)


def test_volumes_grow_on_the_same_month_of_the_year_before():
    """100 to 111 units grow by 10%: 110, 111.1, … 122.1, rounded 110, 111, 112, 113, 114, 116,
    117, 118, 119, 120, 121, 122: 1,393 at £10, and £1,200,000 fixed; VAT 20% on all."""
    contract = contract_with(fixed(), per_unit(rate=10))
    found = rest_of_term(
        contract, YEAR, Drivers(volume_growth={"detentions": Fixed(value=0.1)}), trials=2
    )
    assert found.first == Month(2027, 4)
    (year,) = found.years
    assert (year.year, year.months) == (FinancialYear(2027), 12)
    assert year.net.p10_gbp == year.net.p90_gbp == 1_213_930
    assert year.with_vat.mean_gbp == Decimal("1456716.00")
    assert found.net == year.net


def test_volumes_without_a_driver_stay_as_they_were():
    found = rest_of_term(contract_with(per_unit(rate=1)), YEAR, Drivers(), trials=1)
    assert found.net.mean_gbp == 1_266


def test_months_not_recorded_a_year_before_have_the_mean_of_the_last_three():
    """Known: April to June 2026, 90, 100, 110. July to March: 100 each; then the year after grows
    once: April to June 2027 180, 200, 220, and July to March 2028 200 each; doubled yearly."""
    records = [volume(f"2026-0{month}", 10 * month + 50) for month in (4, 5, 6)]
    found = rest_of_term(
        contract_with(per_unit(rate=1)),
        records,
        Drivers(volume_growth={"detentions": Fixed(value=1.0)}),
        trials=1,
    )
    assert [(str(one.year), one.months, one.net.mean_gbp) for one in found.years] == [
        ("2026-27", 9, 900),
        ("2027-28", 12, 600 + 1_800),
    ]


def test_an_index_grows_from_its_last_level_month_by_month():
    """100 in April 2026 grows 5% a year: 105 in April 2027, £1,200,000 become £1,260,000."""
    contract = contract_with(fixed(indexation="cpi"), indexations=(CPI,))
    found = rest_of_term(
        contract,
        [LEVEL],
        Drivers(index_growth={"CPI": Fixed(value=0.05)}),
        first=Month(2027, 4),
        trials=1,
    )
    assert found.net.mean_gbp == 1_260_000
    level = rest_of_term(contract, [LEVEL], Drivers(), first=Month(2027, 4), trials=1)
    assert level.net.mean_gbp == 1_200_000


def test_two_growths_give_two_amounts_in_their_shares():
    """A quarter of trials double: the percentiles are £1,266 and £2,532, and the mean of 400 near
    £1,266 × 1.25 = £1,582.50; its deviation £1,266 × √(3/16) ÷ 20 = £27.41, four allowed."""
    chance = Discrete(values=(0.0, 1.0), chances=(0.75, 0.25))
    found = rest_of_term(
        contract_with(per_unit(rate=1)),
        YEAR,
        Drivers(volume_growth={"detentions": chance}),
        trials=400,
        seed=3,
    )
    assert (found.net.p10_gbp, found.net.p50_gbp, found.net.p90_gbp) == (1_266, 1_266, 2_532)
    assert abs(found.net.mean_gbp - Decimal("1582.5")) < 110


def test_the_seed_decides_and_progress_is_told():
    drivers = Drivers(volume_growth={"detentions": Uniform(low=-0.5, high=0.5)})
    contract, seen = contract_with(per_unit()), []
    first = rest_of_term(
        contract, YEAR, drivers, trials=4, seed=1, progress=lambda *done: seen.append(done)
    )
    assert first == rest_of_term(contract, YEAR, drivers, trials=4, seed=1)
    assert first.net != rest_of_term(contract, YEAR, drivers, trials=4, seed=2).net
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_ran_before_runs_on():
    """1,000 units a contract year at £2, the rest at £1. Closed 900 by February; March has the
    mean of 50, 50 and 50: £100 for 50 below 1,000, and April begins anew."""
    bands = (
        PriceBand(above=F(0), up_to=F(930), rate_gbp=F(2)),
        PriceBand(above=F(930), up_to=None, rate_gbp=F(1)),
    )
    charge = BandedCharge(
        id="bands",
        title="Bands",
        clause="7",
        volume="detentions",
        unit="detention",
        method=BandMethod.MARGINAL,
        bands=bands,
        window=Window.CONTRACT_YEAR,
    )
    records = [volume(str(Month(2026, 4) + n), 400 if n == 0 else 50) for n in range(11)]
    found = rest_of_term(contract_with(charge), records, Drivers(), trials=1)
    assert found.first == Month(2027, 3)
    assert found.years[0].net.mean_gbp == 30 * 2 + 20


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=12))
def test_with_everything_recorded_it_is_the_reckoning(counts):
    records = [volume(str(Month(2026, 4) + n), count) for n, count in enumerate(counts)]
    contract = contract_with(fixed(yearly=1_000), per_unit(vat=False))
    due = reckon(contract, known(records), until=Month(2026, 4))
    found = rest_of_term(contract, records, Drivers(), first=Month(2026, 4), trials=1)
    year = found.years[0]
    assert year.net.mean_gbp >= due[0].net_gbp
    if len(counts) == 12:
        whole = reckon(contract, known(records), until=Month(2027, 3))
        assert year.net.mean_gbp == sum(one.net_gbp for one in whole)
        assert year.with_vat.mean_gbp == sum(one.total_gbp for one in whole)


def test_without_records_a_tolerance_says_what_is_expected():
    tolerance = VolumeTolerance(
        id="tolerance",
        title="Tolerance",
        clause="7",
        volume="detentions",
        unit="detention",
        expected=F(100),
        band=F(1, 10),
        above_gbp=F(1),
        below_gbp=F(1),
    )
    found = rest_of_term(contract_with(per_unit(rate=1), tolerance), [], Drivers(), trials=1)
    assert found.first == Month(2026, 4)
    assert found.net.mean_gbp == 2_400
    assert rest_of_term(contract_with(per_unit()), [], Drivers(), trials=1).net.mean_gbp == 0


def test_charges_that_cannot_be_foreseen_are_named():
    contract = contract_with(fixed(), PassThroughCharge(id="costs", title="Costs", clause="7"))
    assert rest_of_term(contract, [], Drivers(), trials=1).not_foreseen == ("costs",)


def test_what_cannot_be_answered_says_why():
    contract = contract_with(fixed())
    with pytest.raises(InvalidValue, match="0 trials"):
        rest_of_term(contract, [], Drivers(), trials=0)
    with pytest.raises(NoAnswer, match="no month of the term is to come"):
        rest_of_term(contract, [], Drivers(), first=Month(2028, 4))


def test_the_totals_of_trials_are_those_of_the_rest_of_the_term_on_the_same_futures():
    drivers = Drivers(
        volume_growth={"detentions": Discrete(values=(-0.5, 0.5), chances=(0.5, 0.5))}
    )
    cheap, dear = (contract_with(per_unit(rate=rate)) for rate in (10, 20))
    totals = totals_to_come(cheap, YEAR, drivers, trials=20, seed=3)

    assert rest_of_term(cheap, YEAR, drivers, trials=20, seed=3).net.mean_gbp == sum(totals) / 20
    assert len(set(totals)) == 2
    assert totals_to_come(dear, YEAR, drivers, trials=20, seed=3) == tuple(
        2 * one for one in totals
    )
