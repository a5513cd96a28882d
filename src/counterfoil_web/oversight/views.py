"""The report of the log, and one event of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking, highest_of
from counterfoil_web.accounts.acting import Acting, acting_view, require
from counterfoil_web.oversight import store
from counterfoil_web.oversight.event_rows_html import drawn
from counterfoil_web.oversight.forms import LogFilter
from counterfoil_web.oversight.presenters import changes_of, event_row
from counterfoil_web.oversight.sight import Named, sight_of
from counterfoil_web.partnerships.pages import after_html, before_html, pages_html
from counterfoil_web.records.log import write
from counterfoil_web.records.seals import withheld

_PLACES = ("older", "newer")


@acting_view
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Who did what, the latest first, narrowed as the reader asks."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.VIEW_LOG)
    sight = sight_of(acting)
    form = LogFilter(request.GET, named=sight.refs_named)
    context = {
        "form": form,
        "asked_anything": _asked_anything(request.GET),
        "marking": Marking.OFFICIAL_SENSITIVE,
    }
    if not form.is_valid():
        return render(request, "oversight/log.html", context, status=422)
    page = store.page_of(
        sight,
        form.asked,
        older_than=_number(request.GET, "older"),
        newer_than=_number(request.GET, "newer"),
    )
    sealed = withheld(page.events, acting)
    titles = sight.titles_of({event.partnership_ref for event in page.events})
    rows = drawn(event_row(event, titles, sealed) for event in page.events)
    return render(
        request,
        "oversight/log.html",
        {
            **context,
            "rows": rows,
            "pagination": _pagination(request.GET, page),
            "may_export": acting.can(Capability.EXPORT_LOG),
        },
    )


@acting_view
@require_safe
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One event with what changed. Looking behind a seal is itself logged."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.VIEW_LOG)
    sight = sight_of(acting)
    found = store.event_seen(sight, number)
    if found is None:
        raise Http404("There is no such event, or you may not see it.")
    refusal = withheld([found], acting).get(found.number)
    if found.clearance and refusal is None:
        write(acting, "viewed-sealed", record=f"log/{number}", partnership=found.partnership_ref)
    partnership = next(iter(sight.partnerships([found.partnership_ref])), None)
    titles = {partnership.ref: partnership.title} if partnership else {}
    return render(
        request,
        "oversight/event.html",
        {
            "row": event_row(found, titles, {found.number: refusal} if refusal else {}),
            "event": found,
            "changes": [] if refusal else changes_of(found),
            "refusal": refusal,
            "partnership": partnership,
            "marking": _marking(partnership),
        },
    )


def _marking(partnership: Named | None) -> Marking:
    """The log's own marking, or its partnership's where that is higher."""
    if partnership is None:
        return Marking.OFFICIAL_SENSITIVE
    return highest_of([Marking.OFFICIAL_SENSITIVE, Marking(partnership.marking)])


def _pagination(asked: QueryDict, page: store.Page) -> SafeString | str:
    """Links to the pages on either side, keeping what was asked."""
    if not page.events or not (page.has_newer or page.has_older):
        return ""
    newer, older = "", ""
    if page.has_newer:
        address = f"?{_query(asked, newer=page.events[0].number)}"
        newer = before_html(address, "Newer", "events")
    if page.has_older:
        address = f"?{_query(asked, older=page.events[-1].number)}"
        older = after_html(address, "Older", "events")
    return pages_html(newer, older, label="Pages of the log")


def _query(asked: QueryDict, **place: int) -> str:
    kept = asked.copy()
    for name in _PLACES:
        kept.pop(name, None)
    for name in [name for name in kept if not kept[name]]:
        del kept[name]
    for name, number in place.items():
        kept[name] = str(number)
    return kept.urlencode()


def _asked_anything(asked: QueryDict) -> bool:
    return any(asked[name] for name in asked if name not in _PLACES)


def _number(asked: QueryDict, name: str) -> int | None:
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
