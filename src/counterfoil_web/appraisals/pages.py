"""A page of the business case: the workspace's frame, and the way back to the case."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from counterfoil_web.partnerships.store import Seen
from counterfoil_web.partnerships.workspace import workspace_context

ROOM = "strategy"


def case_page(
    request: HttpRequest,
    template: str,
    seen: Seen,
    page_title: str,
    *,
    status: int = 200,
    top: bool = False,
    **context: Any,
) -> HttpResponse:
    """Draw a page in the strategy room. top: this is the case's own page, with nothing above it."""
    crumbs = [] if top else [("Business case", reverse("appraisals:case", args=[_ref(seen)]))]
    frame = workspace_context(seen, room=ROOM, page_title=page_title, crumbs=crumbs, **context)
    return render(request, template, frame, status=status)


def _ref(seen: Seen) -> str:
    return str(seen.partnership.ref)
