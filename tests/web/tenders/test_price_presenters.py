"""Where each bid's price is, in words."""

from __future__ import annotations

from counterfoil_web.tenders.price_presenters import lot_prices
from tests.web.tenders.example import dossier_until


def test_a_price_of_the_record_is_shown_and_one_to_come_is_not():
    (held,) = lot_prices(dossier_until("priced"), [], [""], me=1)
    told = {row.bid.id: (row.state, row.total) for row in held.rows}

    assert told["c"] == ("Entered", "£8,000,000.00")
    assert told["d"] == ("None received", "")
    assert (held.locked, held.mine_to_do) == (True, False)
    (before,) = lot_prices(dossier_until("agreed"), [], [], me=1)
    assert {row.total for row in before.rows} == {""}
    assert not before.locked
