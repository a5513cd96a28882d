"""Two versions, or the draft and a version, compared: as a page, as a table, as JSON."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking
from counterfoil.csv_text import csv_text
from counterfoil.errors import BadInput
from counterfoil.reports.comparison import Comparison
from counterfoil.reports.comparison_json import comparison_json
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context
from counterfoil_web.records import log
from counterfoil_web.records.marking import download
from counterfoil_web.results.answer_views import answered_view
from counterfoil_web.results.compared_store import has_draft, versions_named
from counterfoil_web.results.comparison_page import comparison_of, comparison_page, csv_rows
from counterfoil_web.results.drawn_parts import drawn_once
from counterfoil_web.results.subjects import Subject, draft_subject, version_subject


@require_safe
@answered_view
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """What changed between two of them, and what it did to the answer."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_PARTNERSHIP)
    choices = _choices(seen)
    asked = _asked(request, choices)
    context: dict[str, Any] = {
        "choices": choices,
        "chosen": asked,
        "may_export": seen.may(Capability.EXPORT),
    }
    if asked is not None:
        before, after = (_subject(seen, one) for one in asked)
        context |= _compared(before, after)
    whole = workspace_context(
        seen,
        room="strategy",
        page_title="Compare two versions",
        page_caption="Business case",
        **context,
    )
    return render(request, "results/compare.html", whole)


@require_safe
@answered_view
def export(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The comparison as a file."""
    acting: Acting = request.acting
    seen = partnership_for(acting, ref, Capability.EXPORT)
    asked = _asked(request, _choices(seen))
    if asked is None:
        raise Http404("There are not two versions to compare.")
    before, after = (_subject(seen, one) for one in asked)
    comparison = comparison_of(before, after)
    marking = seen.partnership.marking
    name = f"comparison {before.name} to {after.name}"
    log.write(
        acting,
        "answer-exported",
        record=after.record,
        partnership=seen.partnership,
        after={"file": f"{name}.{form}", "against": before.record},
    )
    if form == "csv":
        text = csv_text(csv_rows(comparison))
        return download(text, f"{name}.csv", marking, "text/csv; charset=utf-8")
    document = json.loads(comparison_json(comparison))
    text = json.dumps(
        {**document, "marking": Marking(marking).banner}, ensure_ascii=False, indent=1
    )
    return download(text, f"{name}.json", marking, "application/json")


def _compared(before: Subject, after: Subject) -> dict[str, Any]:
    sides = (before, after)
    try:
        comparison = comparison_of(before, after)
    except BadInput as fault:
        return {"problems": fault.problems}
    key = (
        "comparison",
        before.partnership.ref,
        *((one.name, one.answer_key, one.state.text, one.state.export_text) for one in sides),
    )
    return {"comparison": drawn_once(key, lambda: _drawn(comparison, before, after))}


def _drawn(comparison: Comparison, before: Subject, after: Subject) -> str:
    context = {
        "before": before,
        "after": after,
        "before_url": before.url("version"),
        "after_url": after.url("version"),
        "comparison": comparison_page(comparison, before, after),
    }
    return render_to_string("results/parts/comparison.html", context)


def _choices(seen: Seen) -> list[tuple[str, str]]:
    """What can be compared, newest first: the draft, then the versions."""
    found = [
        (str(number), f"Version {number}: {title}"[:120])
        for number, title in versions_named(seen.partnership)
    ]
    if has_draft(seen.partnership):
        found.insert(0, ("draft", "The draft as it is now"))
    return found


def _asked(request: HttpRequest, choices: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The two asked for; where one is not, the nearest, the older first. None without two."""
    known = [value for value, _ in choices]
    if len(known) < 2:
        return None
    after = request.GET.get("to", known[0])
    if after not in known:
        raise Http404("There is no such version of the case.")
    place = known.index(after)
    if "from" not in request.GET:
        return (known[place + 1], after) if place + 1 < len(known) else (after, known[place - 1])
    before = request.GET["from"]
    if before not in known:
        raise Http404("There is no such version of the case.")
    return before, after


def _subject(seen: Seen, which: str) -> Subject:
    return draft_subject(seen) if which == "draft" else version_subject(seen, int(which))
