"""The draft's answer: worked out anew as an assumption is moved, kept only when asked."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from counterfoil.access import Capability
from counterfoil.casefile.case_text import CaseText
from counterfoil.errors import BadInput, NoAnswer, Problem
from counterfoil.reports.wording import count
from counterfoil_web.appraisals.edits_store import save_edits, text_at
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import draft_text
from counterfoil_web.results.answer_page import charts, headline, options
from counterfoil_web.results.answer_store import (
    keep_drawings,
    tried_answer,
    tried_drivers,
)
from counterfoil_web.results.answer_views import answered_view, charts_by_id
from counterfoil_web.results.navigation import addresses, results_context
from counterfoil_web.results.subjects import Subject, subject_of
from counterfoil_web.results.trials_note import draft_note
from counterfoil_web.results.what_if import (
    WhatIf,
    change_sentence,
    differences,
    edits_to_keep,
    query_of,
    read_what_if,
)

_ENOUGH_FOR_SHARES = 8_264
_MARK = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")


@require_safe
@answered_view
def draft(request: HttpRequest, ref: str) -> HttpResponse:
    """The draft's answer, with what is tried on it; a part of the page when a script asks."""
    subject = subject_of(request, ref, None)
    what_if = read_what_if(subject.case, request.GET)
    by_script = request.headers.get("HX-Request") == "true"
    context = {
        "what_if": what_if,
        "by_script": by_script,
        **_answer(subject, what_if, drawn=not by_script),
    }
    template = "results/parts/tried.html"
    if not by_script:
        template = "results/draft.html"
        context = results_context(subject, "version", "What the draft answers", **context)
    else:
        query = request.GET.urlencode()
        context |= {"subject": subject, **addresses(subject)}
        context["drivers_url"] = f"{subject.url('drivers')}?{query}"
    status = 422 if context.get("problems") else 200
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@answered_view
def drivers(request: HttpRequest, ref: str) -> HttpResponse:
    """What drives the answer with the tried values: a part that the page asks for by itself."""
    subject = subject_of(request, ref, None)
    what_if = read_what_if(subject.case, request.GET)
    if what_if.case is None:
        return HttpResponse(status=204)
    try:
        answer = tried_drivers(what_if.case, _ENOUGH_FOR_SHARES)
    except (BadInput, NoAnswer):
        return HttpResponse(status=204)
    wanted = ("drivers", "tornado", "switching")
    found = charts_by_id({"charts": charts(answer, drawn=False)})
    context = {
        "subject": subject,
        "charts": [found[name] for name in wanted if name in found],
        "is_drawn": False,
    }
    return render(request, "results/parts/drivers.html", context)


@require_POST
@answered_view
def keep(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Put what was tried into the draft, by its own merge of edits.

    The form is one and the same for showing and keeping, so that what is kept is what was typed
    last; its other buttons come here too, and lead back to the answer with what was typed.
    """
    subject = subject_of(request, ref, None, Capability.EDIT_CASE)
    if "show" in request.POST or "drop" in request.POST:
        return redirect(f"{subject.url('version')}?{query_of(request.POST).urlencode()}")
    what_if = read_what_if(subject.case, request.POST)
    if what_if.case is None:
        context = results_context(
            subject,
            "version",
            "What the draft answers",
            what_if=what_if,
            **_answer(subject, what_if, drawn=True),
        )
        return render(request, "results/draft.html", context, status=422)
    assert subject.draft is not None
    saved = save_edits(
        request.acting,
        subject.partnership,
        edits_to_keep(_as_shown(request, subject.draft), what_if),
        reason="Tried on the answer page, then kept",
    )
    if saved.clashes:
        words = count(len(saved.clashes), "value")
        messages.warning(
            request,
            f"{words} not kept: somebody else changed the same figure meanwhile. "
            "Look at the draft, then try again.",
        )
    if saved.applied:
        messages.success(request, f"{count(len(saved.applied), 'value')} kept in the draft.")
    if not saved.applied and not saved.clashes:
        messages.info(request, "Nothing was kept: every value is what the draft says already.")
    return redirect(subject.url("version"))


def _as_shown(request: HttpRequest, draft: Draft) -> CaseText:
    """The draft as it was when the page was made, by the mark that the form carries."""
    text = draft_text(draft)
    seen = _MARK.fullmatch(request.POST.get("seen", ""))
    if seen is None or int(seen[1]) != draft.pk:
        return text
    return text_at(draft, int(seen[2]), text)


def _answer(subject: Subject, what_if: WhatIf, *, drawn: bool) -> dict[str, Any]:
    """What the page shows of the answer: the draft's own, or with what is tried."""
    kept = subject.kept()
    saved = kept.page
    note = draft_note(kept.row.trials, subject.case.simulation.trials)
    if what_if.case is None:
        return {"page": saved, "charts": {}, "problems": what_if.problems, "trials_note": note}
    if not what_if.is_changed:
        return {
            "page": saved,
            "charts": charts_by_id(saved),
            "is_drawn": True,
            "trials_note": note,
        }
    try:
        staged = tried_answer(what_if.case)
    except BadInput as fault:
        return {"page": saved, "charts": {}, "problems": fault.problems}
    except NoAnswer as fault:
        return {"page": saved, "charts": {}, "problems": (_as_problem(fault),)}
    answer = staged.answer
    now = headline(answer)
    drawings = charts(answer, drawn=drawn)
    if drawn:
        keep_drawings(drawings)
    return {
        "page": saved,
        "now": now,
        "now_options": options(answer, linked=False),
        "differences": differences(saved["headline"], now),
        "change": change_sentence(saved["headline"], now),
        "charts": charts_by_id({"charts": drawings}),
        "is_drawn": drawn,
        "trials": f"{answer.identity.trials:,}",
    }


def _as_problem(fault: NoAnswer) -> Problem:
    return fault.as_problem()
