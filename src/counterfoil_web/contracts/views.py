"""The contracts of a partnership, and one of them at a glance."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.breach_store import late_breaches
from counterfoil_web.contracts.closing import proposal_for
from counterfoil_web.contracts.forms import SightForm
from counterfoil_web.contracts.glance import billed_for, waiting_in
from counterfoil_web.contracts.pages import ROOM, contract_page, opened
from counterfoil_web.contracts.presenters import month_rows
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.store import contracts_of, suppliers_of
from counterfoil_web.contracts.terms_store import show_to
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
        contracts=contracts_of(seen),
        contracts_url=reverse("contracts:list", args=[ref]),
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
        rows=tuple((row, row.month.words) for row in rows),
        may_record=one.seen.may(Capability.RECORD_FIGURES),
        late=late_breaches(one.contract, one.seen.acting.today) if one.is_authority else [],
    )
    context["page_caption"] = ""
    context["has_supplier"] = any(part == "Supplier" for part, _ in context["parties"])
    return render(request, "contracts/overview.html", context)


@require_http_methods(["GET", "POST"])
@acting_view
def supplier_sight(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Which supplier sees the contract; asked on a page of its own, so that nobody slips."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    contract, suppliers = one.contract, suppliers_of(one.seen)
    if contract.supplier is not None and contract.supplier not in suppliers:
        suppliers.append(contract.supplier)  # whose part in the partnership has ended
    only = suppliers[0] if len(suppliers) == 1 else None
    named = contract.supplier or only
    now = SightForm.NOBODY if contract.authority_only or named is None else str(named.pk)
    data = request.POST if request.method == "POST" else None
    form = SightForm(data, suppliers=suppliers, initial={"sees": now})
    if data is not None and form.is_valid():
        supplier = form.supplier
        show_to(one.seen, contract, supplier)
        words = "is kept to your side" if supplier is None else f"is shown to {supplier.name}"
        messages.success(request, f"{contract.title} {words}.")
        return redirect(one.url("overview"))
    context = contract_page(
        one, "Who sees it", form=form, has_suppliers=bool(suppliers), is_several=len(suppliers) > 1
    )
    return render(request, "contracts/sight.html", context, status=200 if data is None else 422)
