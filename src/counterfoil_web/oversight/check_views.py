"""Verifying the log from a page: what the last verification found, and doing it now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from counterfoil.access import Capability, Marking
from counterfoil_web.accounts.acting import Acting, acting_view, require
from counterfoil_web.oversight import store
from counterfoil_web.records.jobs import start
from counterfoil_web.records.verification import check_log, last_check

AT_ONCE = 5_000
"""Rows that are verified while the reader waits; more are a job."""


@acting_view
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """What the last verification found."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.VIEW_LOG)
    return render(
        request,
        "oversight/check.html",
        {
            "last": last_check(),
            "head": store.head(),
            "may_verify": acting.can(Capability.EXPORT_LOG),
            "marking": Marking.OFFICIAL_SENSITIVE,
        },
    )


@acting_view
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Verify now: at once where the log is short, else as a job."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.EXPORT_LOG)
    if store.head().number > AT_ONCE:
        job = start(acting, "log-verify", {}, "Verifying the log")
        return redirect("operations:job", job.pk)
    found = check_log(acting)
    if found.first_broken is None:
        messages.success(request, "The log is whole: no row was changed and none is missing.")
    else:
        messages.error(request, f"The log is broken from row {found.first_broken}.")
    return redirect("oversight:check")
