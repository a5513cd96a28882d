"""What the record teaches of lines and volumes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.amounts import Flat
from counterfoil.appraisal.business_case import Uncertainty
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.learned import learned_lines, learned_volumes, prior
from counterfoil.outcomes.updating import Seen, UpdateRules
from counterfoil.quantities.distributions import Normal, Uniform
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.two_year_case import two_year_case

FY = FinancialYear
CASE = two_year_case()
CHARGE = next(one for one in CASE.lines if one.key == "partner/charge")


def test_a_line_is_updated_from_its_own_uncertainty():
    # Uniform from 0.9 to 1.1 and a record of exactly 1: nothing to learn but less spread.
    (found,) = learned_lines(
        CASE,
        {"partner/charge": [Seen(period="one", planned=80.0, happened=80.0)]},
        UpdateRules(doubt=0.0),
    )

    assert (found.line, found.title) == ("partner/charge", "Charge")
    assert found.found.after.mean == pytest.approx(1.0)


def test_an_uncertainty_of_pounds_is_turned_into_shares_of_the_stated():
    line = replace(
        CHARGE,
        amount=Flat(gbp=200.0),
        uncertainty=Uncertainty(distribution=Uniform(low=100.0, high=300.0), of_factor=False),
    )
    found = prior(line)

    assert found is not None
    assert found.mean == pytest.approx(1.0)
    assert found.standard_deviation == pytest.approx(1 / 12**0.5, rel=0.01)


def test_a_line_or_driver_that_the_case_lacks_is_refused():
    seen = [Seen(period="one", planned=1.0, happened=1.0)]
    with pytest.raises(InvalidValue, match="no line 'partner/chrage'"):
        learned_lines(CASE, {"partner/chrage": seen})
    with pytest.raises(InvalidValue, match="name one of units"):
        learned_volumes(CASE, {"beds": {FY(2025): 1.0}})
    with pytest.raises(InvalidValue, match="below nought"):
        learned_volumes(CASE, {"units": {FY(2025): -1.0}})


def test_a_volume_sets_out_from_its_last_count_at_the_growth_of_the_case():
    (found,) = learned_volumes(CASE, {"units": {FY(2026): 9.0, FY(2025): 10.0}})

    assert (found.last, found.last_year, found.growth) == (9.0, FY(2026), 0.0)
    assert found.growth_distribution is None


def test_three_years_of_counts_update_the_growth():
    # Growths of -10% and -10% against 0 thought likeliest: the growth is drawn most of the way.
    driver = replace(CASE.drivers[0], growth_uncertainty=Normal(mean_value=0.0, sd=0.05))
    case = replace(CASE, drivers=(driver,))
    (found,) = learned_volumes(case, {"units": {FY(2023): 100.0, FY(2024): 90.0, FY(2025): 81.0}})

    assert -0.1 < found.growth < -0.08
    assert found.growth_distribution is not None
