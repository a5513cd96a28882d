"""The evidence pack: made by a worker, taken away from the page of its job."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.pack_store import packs_of, start_pack
from counterfoil_web.outcomes.pages import opened, outcomes_page
from counterfoil_web.outcomes.verdicts import statement_of, verdict_of


@require_http_methods(["GET", "POST"])
@acting_view
def evidence_pack(request: HttpRequest, ref: str) -> HttpResponse:
    """What the pack holds, its fingerprint, those made lately; a POST has one made."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    found, trouble = verdict_of(one.outcomes)
    if request.method == "POST":
        one.seen.require(Capability.EXPORT)
        if found is not None:
            return redirect("operations:job", start_pack(one.seen).pk)
    told = None if found is None else statement_of(one.outcomes, found, "")
    context = outcomes_page(
        one,
        "Evidence pack",
        crumbs=[("Verdict", one.url("verdict"))],
        fingerprint="" if told is None else told.fingerprint,
        trouble=trouble,
        packs=packs_of(one.seen),
    )
    status = 409 if request.method == "POST" else 200
    return render(request, "outcomes/evidence_pack.html", context, status=status)
