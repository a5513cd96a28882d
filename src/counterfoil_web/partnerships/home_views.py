"""Home, where everything that waits is gathered, and the list of partnerships."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking, OrganisationKind, highest_of
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.accounts.scope import visible_ids
from counterfoil_web.partnerships import partnership_list, presenters
from counterfoil_web.partnerships.agenda import agenda_of
from counterfoil_web.partnerships.choices_html import choices_html
from counterfoil_web.partnerships.filters import filters_of, query_of
from counterfoil_web.partnerships.home_lists import lists_of
from counterfoil_web.partnerships.pages import counted, page_of, pagination
from counterfoil_web.partnerships.partnership_rows_html import drawn
from counterfoil_web.partnerships.store import SOME_SIGHT


@acting_view
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the one who acts: their work, decisions for their body, dates coming."""
    acting = request.acting
    agenda = agenda_of(acting, visible_ids(acting.organisation, acting.today))
    context = {
        "acting": acting,
        "marking": agenda.marking,
        "lists": lists_of(agenda, acting, whole=request.GET.get("all", "")),
        "may_start": acting.can(Capability.CREATE_PARTNERSHIP),
        "may_list": any(acting.can(capability) for capability in SOME_SIGHT),
        "keeps_people": acting.can(Capability.MANAGE_PEOPLE),
        "is_supplier": acting.organisation_kind is OrganisationKind.SUPPLIER,
    }
    return render(request, "partnerships/home.html", context)


@acting_view
@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """The partnerships of which the one who acts may know, filtered, in pages."""
    acting, filters = request.acting, filters_of(request.GET)
    page = page_of(request, partnership_list.listed_ids(acting, filters))
    listed = partnership_list.lines_of(acting, page.object_list)
    context = {
        "acting": acting,
        "marking": highest_of(map(Marking, {partnership.marking for partnership in listed})),
        "filters": filters,
        "is_filtered": filters.kind or filters.stage or filters.words,
        "rows": drawn(listed, acting.today),
        "counted": counted(page, "partnership", "partnerships"),
        "pagination": pagination(request, page),
        "query": query_of(filters),
        "kinds": choices_html(tuple(presenters.kinds()), filters.kind),
        "stages": choices_html(tuple(presenters.stages()), filters.stage),
        "may_start": acting.can(Capability.CREATE_PARTNERSHIP),
        "may_export": acting.can(Capability.EXPORT),
    }
    return render(request, "partnerships/list.html", context)
