"""A contract at a glance: what was billed for the open month, and what waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from counterfoil.quantities.years import Month
from counterfoil_web.contracts.invoice_store import invoices_of
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.waiting_store import (
    disputes_waiting,
    queries_waiting,
    waivers_waiting,
)


@dataclass(frozen=True)
class Waiting:
    """Things of one kind that wait: how many, in words, and where in the contract they stand."""

    words: str
    place: str


def billed_for(ledger: Ledger, month: Month) -> Decimal | None:
    """What was billed for a month, with VAT; None while no invoice of it is recorded."""
    held = [one for one in invoices_of(ledger) if one.month == month]
    return sum((one.net_gbp + one.vat_gbp for one in held), Decimal(0)) if held else None


def waiting_in(ledger: Ledger, *, is_authority: bool) -> tuple[Waiting, ...]:
    """What is not settled yet; waivers are the authority's own. Two queries, or three."""
    contract = ledger.contract
    found = [
        _waiting(queries_waiting(contract), "queries/", _QUERIES),
        _waiting(disputes_waiting(contract), "disputes/", _DISPUTES),
    ]
    if is_authority:
        found.append(_waiting(waivers_waiting(contract), "waivers/", _WAIVERS))
    return tuple(one for one in found if one is not None)


_QUERIES = ("query of an invoice is not settled", "queries of invoices are not settled")
_DISPUTES = ("dispute is not answered", "disputes are not answered")
_WAIVERS = ("waiver waits for approval", "waivers wait for approval")


def _waiting(count: int, place: str, words: tuple[str, str]) -> Waiting | None:
    return Waiting(f"{count} {words[count != 1]}", place) if count else None
