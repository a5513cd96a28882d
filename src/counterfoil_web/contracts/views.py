"""The contracts of a partnership, and one of them at a glance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.breach_store import late_breaches
from counterfoil_web.contracts.closing import proposal_for
from counterfoil_web.contracts.pages import ROOM, contract_page, opened
from counterfoil_web.contracts.presenters import month_rows, month_words
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.store import contracts_of
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


@require_GET
@acting_view
def contracts(request: HttpRequest, ref: str) -> HttpResponse:
    """Every contract of the partnership."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_CONTRACT_FIGURES)
    context = workspace_context(
        seen,
        room=ROOM,
        page_title="Contracts",
        contracts=list(contracts_of(seen)),
        may_record=seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "contracts/list.html", context)


@require_GET
@acting_view
def overview(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """This month at a glance: what is due, what needs a decision, the months before."""
    one = opened(request, ref, key)
    ledger = ledger_of(one.contract, one.seen.acting.today)
    if ledger is None:
        return render(request, "contracts/no_terms.html", contract_page(one, one.contract.title))
    month, made, proposal, trouble = ledger.first_open, None, None, None
    if month is not None:
        proposal = proposal_for(one.contract, month)
        try:
            made = ledger.statement(month)
        except CounterfoilError as fault:
            trouble = fault.as_problem()
    rows = month_rows(ledger.closed, month, made, proposed=proposal is not None)
    context = contract_page(
        one,
        one.contract.title,
        document=ledger.document,
        agreed=ledger.agreed,
        month=month,
        month_name=month_words(month) if month else "",
        made=made,
        proposal=proposal,
        trouble=trouble,
        rows=[(row, month_words(row.month)) for row in rows],
        late=late_breaches(one.contract, one.seen.acting.today) if one.is_authority else [],
    )
    context["page_caption"] = ""
    return render(request, "contracts/overview.html", context)
