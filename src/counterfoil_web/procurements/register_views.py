"""The log of market engagement and the conflicts assessment, each with what is amiss in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.procurement.notices import NoticeState
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.procurements.pages import procurement_page, with_plan
from counterfoil_web.procurements.words import VALUE_WORDS


@require_GET
@acting_view
def engagement(request: HttpRequest, ref: str) -> HttpResponse:
    """Who was asked before the competition, and whether anybody came out ahead of it."""
    one = with_plan(request, ref)
    held = one.held
    notice = next((due for due in held.notices if due.kind.code == "UK2"), None)
    context = procurement_page(
        one,
        "Market engagement",
        log=held.engagements,
        notice=notice,
        is_told=notice is not None
        and notice.state in (NoticeState.PUBLISHED, NoticeState.PUBLISHED_LATE),
        problems=[
            problem
            for problem in held.problems
            if problem.where.startswith("engagement ") or "no_engagement_notice" in problem.where
        ],
    )
    return render(request, "procurements/engagement.html", context)


@require_GET
@acting_view
def conflicts(request: HttpRequest, ref: str) -> HttpResponse:
    """Who declared what, what was done, and whether the assessment is up to date."""
    one = with_plan(request, ref)
    held = one.held
    found = held.conflicts
    context = procurement_page(
        one,
        "Conflicts assessment",
        assessment=found,
        rows=[
            (declared, VALUE_WORDS[declared.interest], VALUE_WORDS[declared.mitigation])
            for declared in found.declarations
        ],
        kept_out=sorted(found.kept_out),
        is_current=found.up_to_date(held.today),
        covered=held.coverage.covered,
        problems=[
            problem
            for problem in held.problems
            if problem.where.startswith("declaration ") or "conflicts_" in problem.where
        ],
    )
    return render(request, "procurements/conflicts.html", context)
