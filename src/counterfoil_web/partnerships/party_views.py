"""Parties of a partnership: one more, or another in the place of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from counterfoil.access import Capability, Participation
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships import parties
from counterfoil_web.partnerships.access_rows import access_rows
from counterfoil_web.partnerships.sharing_forms import HandOverForm, PartyForm
from counterfoil_web.partnerships.sharing_views import sharing_crumb
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


@acting_view
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Have one more organisation take part."""
    seen = partnership_for(request.acting, ref, Capability.MANAGE_SHARING)
    form = PartyForm(seen.partnership, request.acting.today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        parties.add_party(
            seen,
            cleaned["organisation"],
            Participation(cleaned["part"]),
            starts=cleaned["starts"],
            ends=cleaned["ends"],
            reason=cleaned["reason"],
        )
        messages.success(request, f"{cleaned['organisation']} takes part in the partnership.")
        return redirect("partnerships:sharing", ref)
    context = workspace_context(
        seen,
        room="sharing",
        page_title="Add a party",
        crumbs=sharing_crumb(seen),
        form=form,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "partnerships/party_add.html", context, status=status)


@acting_view
def hand_over(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Give a party's place to another organisation, as when a policing body changes hands."""
    seen = partnership_for(request.acting, ref, Capability.MANAGE_SHARING)
    row = parties.access_in(seen.partnership, pk)
    if not row.part:
        raise Http404("This is a grant to read, not a party.")
    refusal = parties.hand_over_refusal(row, request.acting.today)
    if refusal is not None:
        raise Refused(refusal)
    form = HandOverForm(row, request.acting.today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        parties.hand_over(
            seen,
            row,
            cleaned["organisation"],
            starts=cleaned["starts"],
            reason=cleaned["reason"],
        )
        messages.success(
            request,
            f"{cleaned['organisation']} takes the place of {row.organisation} "
            f"from {formats.day(cleaned['starts'])}.",
        )
        return redirect("partnerships:sharing", ref)
    context = workspace_context(
        seen,
        room="sharing",
        page_title=f"Hand over the place of {row.organisation}",
        crumbs=sharing_crumb(seen),
        form=form,
        row=access_rows([row])[0],
        successor=row.organisation.successor,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "partnerships/hand_over.html", context, status=status)
