"""The page of search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.partnerships.hits_html import hits_html
from counterfoil_web.partnerships.pages import counted, pagination
from counterfoil_web.partnerships.searching import find, kind_words

_MOST_LETTERS = 200


@acting_view
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found by every word of `q`, by kind, within what one may see."""
    query = request.GET.get("q", "").strip()[:_MOST_LETTERS]
    kind = request.GET.get("kind", "")
    kind = kind if kind in kind_words() else ""
    found = find(request.acting, query, kind=kind, page=request.GET.get("page"))
    context = {
        "acting": request.acting,
        "marking": found.marking,
        "searched": query,
        "kind": kind,
        "found": found,
        "hits": hits_html(found.hits),
        "counted": counted(found.page, "result", "results"),
        "pagination": pagination(request, found.page),
    }
    return render(request, "partnerships/search.html", context)
