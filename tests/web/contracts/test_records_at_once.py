"""Two people at the same instant, each over a connection of their own: one is kept, one is told."""

from __future__ import annotations

from datetime import date

import pytest
from django_scopes import scopes_disabled

from counterfoil.errors import BadInput, InvalidValue
from counterfoil_web.contracts.closing import propose_close
from counterfoil_web.contracts.invoice_store import add_record
from counterfoil_web.contracts.models import ProposedClose, Recorded, WaiverRequest
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.waiver_store import ask_waiver, deductions_of
from tests.web.contracts.bills import INVOICE
from tests.web.contracts.conftest import APRIL
from tests.web.own_connections import OwnConnections

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 22)


def test_one_is_kept_and_the_other_told(contract, contract_seen_by, tmp_path):
    """Both read the contract before either writes, as two browsers do."""
    with contract_seen_by("contract_manager") as (seen, _):
        ledger = ledger_of(contract, TODAY)
        (deduction,) = deductions_of(ledger, APRIL)

    def scoped(act):
        def run():
            with scopes_disabled():
                act()

        return run

    own = OwnConnections(tmp_path)
    for act, expected in (
        (lambda: add_record(seen, ledger, INVOICE), BadInput),
        (lambda: ask_waiver(seen, ledger, APRIL, deduction, None, "It was down."), InvalidValue),
        (lambda: propose_close(seen, contract, APRIL, ""), InvalidValue),
    ):
        found = own.at_once(scoped(act), scoped(act))
        assert sorted(type(one).__name__ for one in found) == sorted(
            ["NoneType", expected.__name__]
        )

    def kept():
        with scopes_disabled():
            return [
                Recorded.objects.filter(kind="invoice").count(),
                WaiverRequest.objects.count(),
                ProposedClose.objects.count(),
            ]

    assert own.after(kept) == [1, 1, 1]
