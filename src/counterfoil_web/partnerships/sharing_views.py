"""Who sees a partnership: shown, granted, ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Grain
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.partnerships import parties
from counterfoil_web.partnerships.access_rows import access_rows
from counterfoil_web.partnerships.record_forms import ReasonForm
from counterfoil_web.partnerships.sharing_forms import ShareForm
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


@acting_view
@require_safe
def sharing(request: HttpRequest, ref: str) -> HttpResponse:
    """Who takes part, with whom it is shared today, who comes, and who saw it before."""
    seen = partnership_for(request.acting, ref, Capability.MANAGE_SHARING)
    found = parties.sharing_of(seen.partnership, request.acting.today)
    context = workspace_context(
        seen,
        room="sharing",
        page_title="Sharing",
        party_rows=access_rows(found.parties),
        grant_rows=access_rows(found.grants),
        coming_rows=access_rows(found.coming),
        ended_rows=access_rows(found.ended),
    )
    return render(request, "partnerships/sharing.html", context)


@acting_view
def share(request: HttpRequest, ref: str) -> HttpResponse:
    """Let an organisation read the partnership."""
    seen = partnership_for(request.acting, ref, Capability.MANAGE_SHARING)
    form = ShareForm(seen.partnership, request.acting.today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        parties.grant(
            seen,
            cleaned["organisation"],
            Grain(cleaned["grain"]),
            starts=cleaned["starts"],
            ends=cleaned["ends"],
            reason=cleaned["reason"],
        )
        messages.success(request, f"The partnership is shared with {cleaned['organisation']}.")
        return redirect("partnerships:sharing", ref)
    context = workspace_context(
        seen,
        room="sharing",
        page_title="Share with an organisation",
        crumbs=sharing_crumb(seen),
        form=form,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "partnerships/share.html", context, status=status)


@acting_view
def end(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """End a grant, or a party's part, at once."""
    seen = partnership_for(request.acting, ref, Capability.MANAGE_SHARING)
    row = parties.access_in(seen.partnership, pk)
    refusal = parties.ending_refusal(row)
    if refusal is not None:
        raise Refused(refusal)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        parties.end(seen, row, reason=form.cleaned_data["reason"])
        messages.success(request, f"{row.organisation} does not see the partnership any more.")
        if row.organisation_id == request.acting.organisation.pk:
            return redirect("partnerships:list")
        return redirect("partnerships:sharing", ref)
    context = workspace_context(
        seen,
        room="sharing",
        page_title="End the sharing" if row.grain else "End the part in the partnership",
        crumbs=sharing_crumb(seen),
        form=form,
        row=access_rows([row])[0],
        is_own=row.organisation_id == request.acting.organisation.pk,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "partnerships/sharing_end.html", context, status=status)


def sharing_crumb(seen: Seen) -> list[tuple[str, str]]:
    """The way back to the page of sharing."""
    return [("Sharing", reverse("partnerships:sharing", args=[seen.partnership.ref]))]
