"""Queries of invoices: sending one, settling it, and what all of them come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Capability, Marking
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from counterfoil.reports.query_letter import QueriedDifference, QueryLetter
from counterfoil_web.contracts.models import Contract, InvoiceQuery
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

_TEXTS = ("cause", "title", "clause", "why", "working")
_AMOUNTS = ("invoiced_gbp", "stated_gbp")


@dataclass(frozen=True)
class QueryTotals:
    """What all queries come to: claimed, settled, and still open."""

    claimed_gbp: Decimal
    settled_gbp: Decimal
    open_gbp: Decimal


def queries_of(contract: Contract) -> list[InvoiceQuery]:
    """The queries of a contract, the last first. One query."""
    return _queries.of(contract.partnership_id, contract=contract.pk)


_PEOPLE = ("sent_by", "settled_by")
_queries = QueryOfOne(lambda: InvoiceQuery.objects.filter(**OF_CONTRACT).select_related(*_PEOPLE))


def query_for(contract: Contract, number: int) -> InvoiceQuery:
    """One query. Raises: Http404."""
    rows = InvoiceQuery.objects.filter(contract=contract, pk=number)
    row = rows.select_related(*_PEOPLE).first()
    if row is None:
        raise Http404("The contract has no such query.")
    return row


def totals_of(queries: Iterable[InvoiceQuery]) -> QueryTotals:
    """What was claimed in all, what was given back, and what is claimed and not settled yet."""
    claimed = settled = still_open = Decimal(0)
    for one in queries:
        claimed += one.difference_gbp
        if one.settled_at is None:
            still_open += one.difference_gbp
        else:
            settled += one.settled_gbp or Decimal(0)
    return QueryTotals(claimed, settled, still_open)


@transaction.atomic
def send_query(
    seen: Seen,
    ledger: Ledger,
    month: Month,
    invoices: Sequence[str],
    differences: Sequence[QueriedDifference],
    note: str,
) -> InvoiceQuery:
    """Keep a query as sent, its differences as they stand. Raises: Refused."""
    seen.require(Capability.RECORD_FIGURES)
    contract = ledger.contract
    amount = sum((one.difference_gbp for one in differences), Decimal(0))
    kept = [_values_of(one) for one in differences]
    row = InvoiceQuery.objects.create(
        partnership=contract.partnership,
        contract=contract,
        month=str(month),
        invoices=list(invoices),
        differences=kept,
        difference_gbp=amount,
        note=note.strip(),
        was_closed=ledger.closed_month(month) is not None,
        sent_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "invoice-queried",
        record=address(row),
        partnership=contract.partnership,
        after={"difference_gbp": f"{amount:f}", "differences": kept},
        reason=row.note,
    )
    return row


@transaction.atomic
def settle_query(
    seen: Seen, contract: Contract, number: int, settled_gbp: Decimal, outcome: str
) -> InvoiceQuery:
    """Record what came of a query. Raises: Refused, Http404, InvalidValue when it was settled."""
    seen.require(Capability.RECORD_FIGURES)
    row = InvoiceQuery.objects.select_for_update().filter(contract=contract, pk=number).first()
    if row is None:
        raise Http404("The contract has no such query.")
    if row.settled_at is not None:
        raise InvalidValue(
            what="the query was settled already",
            where=f"the query on {row.month}",
            mend="send a new query if something is still open",
        )
    row.settled_gbp, row.outcome = settled_gbp, outcome.strip()
    row.settled_at, row.settled_by = timezone.now(), seen.acting.user
    row.save(update_fields=["settled_gbp", "outcome", "settled_at", "settled_by"])
    log.write(
        seen.acting,
        "invoice-query-settled",
        record=address(row),
        partnership=contract.partnership,
        after={"settled_gbp": f"{settled_gbp:f}"},
        reason=row.outcome,
    )
    return row


def address(row: InvoiceQuery) -> str:
    """The record of a query in the log."""
    return f"query/{row.contract.partnership.ref}/{row.contract.key}/{row.pk}"


def differences_of(row: InvoiceQuery) -> tuple[QueriedDifference, ...]:
    """The differences of a query as they were sent."""
    return tuple(
        QueriedDifference(
            **{name: str(one[name]) for name in _TEXTS},
            **{name: Decimal(one[name]) for name in _AMOUNTS},
        )
        for one in row.differences
    )


def letter_of(
    ledger: Ledger,
    month: Month,
    invoices: Sequence[str],
    differences: Sequence[QueriedDifference],
    *,
    is_closed: bool,
    dated: date | None = None,
    note: str = "",
) -> QueryLetter:
    """The letter of a query, sent or still a draft."""
    contract, document = ledger.contract, ledger.document
    return QueryLetter(
        contract=contract.title,
        authority=document.authority,
        supplier=document.supplier,
        month=month,
        invoices=tuple(invoices),
        differences=tuple(differences),
        marking=Marking(contract.partnership.marking).banner,
        is_closed=is_closed,
        dated=dated,
        note=note,
        illustrative=contract.illustrative,
    )


def _values_of(one: QueriedDifference) -> dict[str, Any]:
    texts = {name: getattr(one, name) for name in _TEXTS}
    return {**texts, **{name: f"{getattr(one, name):f}" for name in _AMOUNTS}}
