"""How much of a contract waits for somebody's answer. Each is one query."""

from __future__ import annotations

from counterfoil_web.contracts.models import Contract, Dispute, InvoiceQuery, WaiverRequest
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import QueryOfOne


def queries_waiting(contract: Contract) -> int:
    """Queries of invoices that are not settled."""
    return _number(contract, _queries)


def disputes_waiting(contract: Contract) -> int:
    """Disputes of lines that are not answered."""
    return _number(contract, _disputes)


def waivers_waiting(contract: Contract) -> int:
    """Waivers that were asked for and are not decided."""
    return _number(contract, _waivers)


def _number(contract: Contract, waiting: QueryOfOne) -> int:
    return len(waiting.of(contract.partnership_id, contract=contract.pk))


_queries = QueryOfOne(
    lambda: InvoiceQuery.objects.filter(**OF_CONTRACT, settled_at=None).values_list("pk")
)
_disputes = QueryOfOne(
    lambda: Dispute.objects.filter(**OF_CONTRACT, answered_at=None).values_list("pk")
)
_waivers = QueryOfOne(
    lambda: WaiverRequest.objects.filter(**OF_CONTRACT, decided_at=None).values_list("pk")
)
