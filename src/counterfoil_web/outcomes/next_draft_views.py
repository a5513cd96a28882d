"""Beginning the next business case from what is told of the routes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.next_drafts import begin
from counterfoil_web.outcomes.pages import with_ledger


@require_POST
@acting_view
def begin_next(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a draft of the next case in the strategy room."""
    one = with_ledger(request, ref, Capability.EDIT_CASE)
    try:
        begin(one.seen, one.outcomes)
    except CounterfoilError as fault:
        messages.error(request, f"{sentence_case(fault.what)}: {fault.mend}.")
        return redirect(one.url("what-next"))
    messages.success(
        request,
        "A draft of the next case is open: the signed model, with what happened since in it.",
    )
    return redirect("appraisals:case", ref)
