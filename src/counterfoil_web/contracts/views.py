"""The contracts of a partnership, and one of them at a glance."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.breach_store import late_breaches
from counterfoil_web.contracts.closing import proposal_for
from counterfoil_web.contracts.glance import billed_for, waiting_in
from counterfoil_web.contracts.pages import ROOM, contract_page, opened
from counterfoil_web.contracts.presenters import month_rows
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.store import contracts_of
from counterfoil_web.contracts.terms_store import keep_from_supplier
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
    """This month at a glance: what is due and was billed, what waits, the months before."""
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
    billed = None if made is None else billed_for(ledger, made.month)
    rows = month_rows(ledger.closed, month, made, proposed=proposal is not None)
    context = contract_page(
        one,
        one.contract.title,
        document=ledger.document,
        agreed=ledger.agreed,
        month=month,
        month_name=month.words if month else "",
        made=made,
        proposal=proposal,
        trouble=trouble,
        billed_gbp=billed,
        beyond_gbp=None if billed is None or made is None else billed - made.total_gbp,
        waiting=waiting_in(ledger, is_authority=one.is_authority),
        rows=[(row, row.month.words) for row in rows],
        may_record=one.seen.may(Capability.RECORD_FIGURES),
        late=late_breaches(one.contract, one.seen.acting.today) if one.is_authority else [],
    )
    context["page_caption"] = ""
    return render(request, "contracts/overview.html", context)


@require_POST
@acting_view
def supplier_sight(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Show the contract to the supplier, or keep it to the authority."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    kept = request.POST.get("authority_only") == "yes"
    keep_from_supplier(one.seen, one.contract, authority_only=kept)
    words = "is kept to your side" if kept else "is shown to the supplier"
    messages.success(request, f"{one.contract.title} {words}.")
    return redirect(one.url("overview"))
