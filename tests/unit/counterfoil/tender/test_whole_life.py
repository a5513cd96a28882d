"""Bids priced by the contract's own charges over volumes drawn by chance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.contract.term import Term
from counterfoil.errors import BadInput
from counterfoil.tender.bids import Rate
from counterfoil.tender.price_model import Formula, PriceFigure, PriceModel, VolumeOutlook
from counterfoil.tender.whole_life import (
    parts_of,
    priced_contract,
    rate_problems,
    whole_life_prices,
)
from tests.fixtures.contracts import contract_with, fixed, per_unit
from tests.fixtures.tenders import DAY

F = Fraction
TERM = Term(date(2027, 4, 1), date(2029, 3, 31))
CONTRACT = contract_with(fixed(), per_unit(), term=TERM)


def rates(bid: str, service: int, each: int) -> tuple[Rate, ...]:
    pairs = (("service", service), ("detentions-charge", each))
    return tuple(
        Rate(id=f"{bid}-{charge}", entered_on=DAY, bid=bid, charge=charge, rate_gbp=F(amount))
        for charge, amount in pairs
    )


def model(growth: str = "", trials: int = 100) -> PriceModel:
    return PriceModel(
        formula=Formula.LOWEST_OVER_PRICE,
        figure=PriceFigure.WHOLE_LIFE_EXPECTED,
        contract="contract",
        volumes=(VolumeOutlook(volume="detentions", a_month=F(100), growth=growth),),
        trials=trials,
        seed=7,
    )


def test_without_chance_it_is_the_sheet_of_rates_times_quantities():
    """Two years: 2 × 1.2m + 24 × 100 × £85 = £2,604,000."""
    found = whole_life_prices(model(), CONTRACT, (), rates("a", 1_200_000, 85))["a"]

    assert found.sheet_gbp == found.worst_tenth_gbp == found.expected.mean_gbp == 2_604_000


@pytest.fixture(scope="module")
def drawn():
    """Volumes halve each year or grow by half each year, one as likely as the other."""
    growth = "discrete(-0.5: 0.5, 0.5: 0.5)"
    both = (*rates("fixed", 1_320_000, 0), *rates("each", 0, 1_000))
    return whole_life_prices(model(growth), CONTRACT, (), both)


def test_volumes_by_chance_turn_a_cheap_sheet_into_a_dear_tenth(drawn):
    """Paid by the detention, £1,000 each: 12 × (50 + 25) or 12 × (150 + 225), 900,000 or 4.5m.

    The sheet says 2.4m, below the 2.64m of the fixed price; the worst tenth is 4.5m.
    """
    assert drawn["each"].sheet_gbp == 2_400_000
    assert drawn["each"].worst_tenth_gbp == 4_500_000
    assert drawn["fixed"].worst_tenth_gbp == drawn["fixed"].sheet_gbp == 2_640_000
    assert drawn["each"].expected.p10_gbp == 900_000
    assert drawn["each"].counted_gbp(PriceFigure.WHOLE_LIFE_WORST_TENTH) == 4_500_000


def test_the_expected_price_is_the_mean_over_futures(drawn):
    """Half of 100 trials, give or take three standard errors of 5 in a hundred: 2.7m ± 0.54m."""
    mean = drawn["each"].expected.mean_gbp

    assert abs(mean - 2_700_000) < 540_000
    assert drawn["each"].counted_gbp(PriceFigure.WHOLE_LIFE_EXPECTED) == mean
    assert (mean - 900_000) % (Decimal(3_600_000) / 100) == 0  # a whole number of trials is high


def test_a_rate_that_is_missing_or_leads_nowhere_is_told():
    held = rates("a", 1, 1)
    odd = Rate(id="x", entered_on=DAY, bid="a", charge="cleaning", rate_gbp=F(1))

    with pytest.raises(BadInput) as told:
        whole_life_prices(model(), CONTRACT, (), (held[0], odd))
    assert [one.what for one in told.value.problems] == [
        "there is no rate cleaning in the contract",
        "its price schedule has no rate for detentions-charge",
    ]
    assert rate_problems(CONTRACT, held) == ()


def test_every_kind_of_charge_that_bids_price_takes_its_rates():
    from tests.fixtures.every_term_contract import every_term_contract

    whole = every_term_contract()
    given = [
        Rate(
            id=f"{charge.id}/{part}",
            entered_on=DAY,
            bid="a",
            charge=charge.id,
            part=part,
            rate_gbp=F(7),
        )
        for charge in whole.versions[0].charges
        for part in parts_of(charge) or ()
    ]
    priced = priced_contract(whole, given)

    kinds = {type(one) for one in whole.versions[0].charges if parts_of(one)}
    assert len(kinds) >= 6
    for charge in priced.versions[0].charges:
        if parts_of(charge):
            assert 7 in _amounts(charge)


def _amounts(charge) -> list[object]:
    found: list[object] = []
    for name in ("yearly_gbp", "rate_gbp"):
        found.append(getattr(charge, name, None))
    for one in (*getattr(charge, "bands", ()), *getattr(charge, "milestones", ())):
        found.append(getattr(one, "rate_gbp", getattr(one, "amount_gbp", None)))
    for name in ("day_rates_gbp", "rates_gbp"):
        found.extend(rate for _, rate in getattr(charge, name, ()))
    return found
