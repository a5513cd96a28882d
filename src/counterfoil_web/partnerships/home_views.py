"""Home, where everything that waits is gathered, and the list of partnerships."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking, highest_of
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.accounts.scope import visible_ids
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.agenda import agenda_of
from counterfoil_web.partnerships.filters import filters_of, query_of
from counterfoil_web.partnerships.home_lists import lists_of
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.partnerships.partnership_rows import row_of
from counterfoil_web.partnerships.partnership_store import listed
from counterfoil_web.partnerships.store import marking_of_all


@acting_view
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the one who acts: their work, decisions for their body, dates coming."""
    acting = request.acting
    agenda = agenda_of(acting, visible_ids(acting.organisation, acting.today))
    context = {
        "acting": acting,
        "marking": marking_of_all(),
        "lists": lists_of(agenda, acting, whole=request.GET.get("all", "")),
        "may_start": acting.can(Capability.CREATE_PARTNERSHIP),
    }
    return render(request, "partnerships/home.html", context)


@acting_view
@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """The partnerships of which the one who acts may know, filtered, in pages."""
    acting, filters = request.acting, filters_of(request.GET)
    page = page_of(request, listed(acting, filters))
    context = {
        "acting": acting,
        "marking": highest_of(Marking(partnership.marking) for partnership in page),
        "filters": filters,
        "is_filtered": filters.kind or filters.stage or filters.words,
        "rows": [row_of(partnership, acting.today) for partnership in page],
        "counted": counted(page, "partnership", "partnerships"),
        "pagination": pagination(request, page),
        "query": query_of(filters),
        "kinds": presenters.kinds(),
        "stages": presenters.stages(),
        "may_start": acting.can(Capability.CREATE_PARTNERSHIP),
        "may_export": acting.can(Capability.EXPORT),
    }
    return render(request, "partnerships/list.html", context)
