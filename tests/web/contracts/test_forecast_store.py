"""The next month and the rest of the term, worked out for pages."""

from dataclasses import replace

from counterfoil.contract.indexation import Indexation
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.forecast_store import (
    Driver,
    drivers_of,
    forecast_of,
    rest_as_it_stands,
    simulated_rest,
)
from counterfoil_web.contracts.reckonings import ledger_of
from tests.fixtures.contracts import contract_with, fixed, per_unit
from tests.web.contracts.conftest import DOCUMENT


def test_what_the_charges_move_with_is_told_once():
    clause = Indexation(
        id="i", title="CPI", clause="9", series="CPI", base=Month(2026, 1),
        first_review=Month(2027, 4),
    )  # fmt: skip
    charges = (fixed(indexation="i"), per_unit(indexation="i"), per_unit(name="other"))
    document = contract_with(*charges, indexations=(clause,))
    assert drivers_of(document) == (Driver("volume", "detentions"), Driver("index", "CPI"))
    assert drivers_of(replace(DOCUMENT, versions=contract_with(fixed()).versions)) == ()


def test_a_growth_that_is_certain_moves_every_month_to_come(contract_seen_by, november):
    """Of the 17 months to come, November 2026 to March 2027 have no figure of a year before and
    have not grown for a year yet; April 2027 to March 2028 grow once, 12 × 100 at £85: £102,000."""
    with contract_seen_by("contract_manager") as (_, contract):
        ledger = ledger_of(contract, november)
        assert forecast_of(ledger).month == Month(2026, 4)
        still = rest_as_it_stands(ledger)
        ranges = {"volume/detentions": ("0.1", "0.1", "0.1")}
        grown = simulated_rest(ledger, ranges, trials=2, progress=None)
    assert still.net.mean_gbp == 17 * 185_000
    assert [one.months for one in grown.years] == [5, 12]
    assert grown.years[0].net == still.years[0].net
    assert grown.net.mean_gbp - still.net.mean_gbp == 102_000
