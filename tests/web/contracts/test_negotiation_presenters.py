"""Terms that were tried, in rows."""

from decimal import Decimal

from counterfoil.contract.simulated_year import simulated_year
from counterfoil_web.contracts.negotiation_presenters import COLUMNS, file_rows
from counterfoil_web.contracts.negotiation_store import AGREED, choice_of, looked_at, tried_of
from tests.web.contracts.conftest import DOCUMENT, KEY, figures


def test_every_part_stands_in_the_file(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        looked = looked_at(tried_of(choice_of(seen, contract), AGREED, KEY))
    rows = file_rows(looked, simulated_year(DOCUMENT, figures(), trials=10))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert list(dict.fromkeys(row[0] for row in rows)) == [
        "On past figures",
        "A simulated year",
        "The most that can be deducted",
        "Clauses",
    ]
    april = rows[0]
    assert april[1:4] == ("2026-04", Decimal(181_000), Decimal(4_000))  # £185,000 less £4,000
    assert rows[7][1:4] == ("In all", Decimal(1_291_000), Decimal(4_000))
