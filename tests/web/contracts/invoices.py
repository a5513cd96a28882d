"""What a browser sends when an invoice of the contract is entered, and entering one."""

from __future__ import annotations

from typing import Any

from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import Recorded

GOOD = {
    "lines": "5",
    "number": "INV-1",
    "dated-day": "5",
    "dated-month": "5",
    "dated-year": "2026",
    "vat_gbp": "37,000.00",
    "currency": "GBP",
    "line-1-of": "service",
    "line-1-amount_gbp": "100,000",
    "line-2-of": "detentions-charge",
    "line-2-quantity": "1000",
    "line-2-rate_gbp": "85",
    "line-2-amount_gbp": "85,000",
}
"""April's charges in full: the deduction of £4,000, and £800 of VAT on it, are left out."""


def invoice(**more: Any) -> dict[str, str]:
    """The form of an invoice with some of it changed."""
    return {**GOOD, **{name.replace("__", "-"): value for name, value in more.items()}}


def enter(client: Any, page: Any, **more: Any) -> Any:
    """Enter an invoice of April; what the browser is told."""
    return client.post(page("months/2026-04/invoices/new/"), invoice(**more))


def kept(contract: Any, kind: str = "invoice") -> list[Recorded]:
    """The records of a kind as they stand in the database."""
    with scopes_disabled():
        return list(Recorded.objects.filter(contract=contract, kind=kind))


def ask_waiver(client: Any, page: Any, **more: Any) -> Any:
    """Ask for April's deduction not to be taken; what the browser is told."""
    sent = {"of": "calls", "amount_gbp": "", "reason": "The exchange was down.", **more}
    return client.post(page("months/2026-04/waivers/new/"), sent)
