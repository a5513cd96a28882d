"""What waits of a contract is counted, and what is settled is not."""

from __future__ import annotations

from django.utils import timezone

from counterfoil_web.contracts.models import InvoiceQuery
from counterfoil_web.contracts.waiting_store import (
    disputes_waiting,
    queries_waiting,
    waivers_waiting,
)
from tests.web.contracts.bills import bills_of


def test_each_is_counted_until_it_is_settled(world, contract, contract_seen_by):
    with contract_seen_by("contract_manager") as (_, held):
        assert [queries_waiting(held), disputes_waiting(held), waivers_waiting(held)] == [0, 0, 0]

    bills_of(world, contract)
    with contract_seen_by("contract_manager") as (_, held):
        assert [queries_waiting(held), disputes_waiting(held), waivers_waiting(held)] == [1, 1, 1]
        InvoiceQuery.objects.filter(contract=held).update(settled_at=timezone.now())
        assert queries_waiting(held) == 0
