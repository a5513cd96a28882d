"""An invoice of April that differs, a query of it, a waiver asked for, and a disputed line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django_scopes import scopes_disabled

from counterfoil.contract.records import Invoice, InvoiceLine
from counterfoil_web.contracts.models import Contract, Dispute, InvoiceQuery, WaiverRequest
from tests.web.contracts.conftest import APRIL, add_row

INVOICE = Invoice(
    id="inv-1",
    entered_on=date(2026, 5, 6),
    number="INV-1",
    month=APRIL,
    dated=date(2026, 5, 5),
    lines=(InvoiceLine(of="service", title="Service", amount_gbp=Decimal(100_000)),),
    vat_gbp=Decimal(20_000),
)


def bills_of(world: Any, contract: Contract) -> dict[str, int]:
    """Their numbers, by the part of an address that names them."""
    manager, force = world.people["contract_manager"], world.organisations["force"]
    whose = {"partnership": contract.partnership, "contract": contract, "month": str(APRIL)}
    with scopes_disabled():
        add_row(contract, INVOICE, manager, force, datetime(2026, 5, 6, 9, tzinfo=UTC))
        query = InvoiceQuery.objects.create(
            **whose, invoices=["INV-1"], difference_gbp=Decimal(1), sent_by=manager
        )
        waiver = WaiverRequest.objects.create(
            **whose, of="calls", title="Calls", reason="The exchange was down.", asked_by=manager
        )
        dispute = Dispute.objects.create(
            **whose,
            line="performance/calls",
            title="Calls",
            reason="The exchange was down.",
            raised_by=world.people["supplier_user"],
        )
    return {"query": query.pk, "waiver": waiver.pk, "dispute": dispute.pk}
