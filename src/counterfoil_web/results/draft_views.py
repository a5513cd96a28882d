"""The draft's answer: worked out anew as an assumption is moved, kept only when asked."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from counterfoil.access import Capability
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_text import CaseText
from counterfoil.errors import BadInput, NoAnswer
from counterfoil.reports.wording import count
from counterfoil_web.appraisals.edits_store import save_edits, text_at
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import draft_text
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.results.answer_page import Page, charts, headline, options
from counterfoil_web.results.answer_store import Kept, keep_drawings
from counterfoil_web.results.answer_views import answered_view, charts_by_id
from counterfoil_web.results.drawn_parts import drawn_part
from counterfoil_web.results.navigation import addresses, results_context
from counterfoil_web.results.subjects import Subject, subject_of
from counterfoil_web.results.trials_note import draft_note
from counterfoil_web.results.tried_answers import get_ready, tried_answer, tried_drivers
from counterfoil_web.results.what_if import (
    WhatIf,
    change_sentence,
    choices_html,
    differences,
    edits_to_keep,
    query_of,
    read_what_if,
)

_TO_COME = "\x02drivers\x02"
_DRIVERS_PART = "results/parts/drivers.html"
_MARK = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
_DRIVERS = ("drivers", "tornado", "switching")
_MOST_CHARACTERS = 8_000_000
_TRIED: KeptInMemory[str] = KeptInMemory(_MOST_CHARACTERS, len)
_CHOICES: KeptInMemory[SafeString] = KeptInMemory(4_000_000, len)
_HEADLINES: KeptInMemory[Page] = KeptInMemory(256)


@require_safe
@answered_view
def draft(request: HttpRequest, ref: str) -> HttpResponse:
    """The draft's answer, with what is tried on it; a part of the page when a script asks."""
    subject = subject_of(request, ref, None)
    what_if = read_what_if(subject.case, request.GET, subject.read.known)
    if request.headers.get("HX-Request") == "true":
        return _by_script(request, subject, what_if)
    names = tuple(one.assumption.name for one in what_if.tried)
    get_ready(subject.case, subject.answer_key, subject.read.known, names)
    return _page(request, subject, what_if)


def _page(
    request: HttpRequest, subject: Subject, what_if: WhatIf, status: int = 200
) -> HttpResponse:
    """The whole page."""
    tried = _tried(subject, what_if, drawn=True)
    context = results_context(
        subject,
        "version",
        "What the draft answers",
        what_if=what_if,
        choices=_choices(subject, what_if),
        **tried,
    )
    response = render(
        request, "results/draft.html", context, status=422 if tried.get("problems") else status
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def _choices(subject: Subject, what_if: WhatIf) -> SafeString:
    """What can be tried besides; drawn once for each state of the draft and what is tried."""
    tried = frozenset(one.assumption.name for one in what_if.tried)
    return _CHOICES.made(
        (subject.partnership.ref, subject.read.fingerprint, tried),
        lambda: choices_html(subject.read.known, what_if.tried),
    )


def _by_script(request: HttpRequest, subject: Subject, what_if: WhatIf) -> HttpResponse:
    """The part that changes as keys are typed; what was worked out for a value is kept."""
    key = (subject.partnership.ref, subject.answer_key, tuple(sorted(what_if.changed.items())))
    text, status = _TRIED.get(key), 200
    if text is None:
        context = _tried(subject, what_if, drawn=False)
        text = render_to_string(
            "results/parts/tried.html",
            {"by_script": True, "drivers_at": _TO_COME, **context, **addresses(subject)},
        )
        if context.get("problems"):
            status = 422
        else:
            _TRIED.put(key, text)
    asked = escape(f"{subject.url('drivers')}?{request.GET.urlencode()}")
    response = HttpResponse(text.replace(_TO_COME, asked), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@answered_view
def drivers(request: HttpRequest, ref: str) -> HttpResponse:
    """What drives the answer with the tried values: a part that the page asks for by itself."""
    subject = subject_of(request, ref, None)
    what_if = read_what_if(subject.case, request.GET, subject.read.known)
    if what_if.case is None:
        return HttpResponse(status=204)
    if not what_if.is_changed:
        return HttpResponse(
            drawn_part(subject, "drivers", _DRIVERS_PART, lambda kept: _drivers_of(kept.page))
        )
    changed = tuple(sorted(what_if.changed.items()))
    key = (subject.partnership.ref, subject.answer_key, changed, "drivers")
    text = _TRIED.get(key)
    if text is None:
        try:
            answer = tried_drivers(what_if.case)
        except (BadInput, NoAnswer):
            return HttpResponse(status=204)
        context = _drivers_of({"charts": charts(answer, drawn=False)})
        text = _TRIED.put(key, render_to_string(_DRIVERS_PART, context))
    return HttpResponse(text)


def _drivers_of(page: Page) -> dict[str, Any]:
    found = charts_by_id(page)
    return {"charts": [found[name] for name in _DRIVERS if name in found]}


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
    what_if = read_what_if(subject.case, request.POST, subject.read.known)
    if what_if.case is None:
        return _page(request, subject, what_if, status=422)
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


def _tried(subject: Subject, what_if: WhatIf, *, drawn: bool) -> dict[str, Any]:
    """What the page shows of the answer: with what is tried, or the draft's own."""
    problems = what_if.problems
    if what_if.case is not None and what_if.is_changed:
        try:
            return _moved(subject, what_if.case, drawn=drawn)
        except BadInput as fault:
            problems = fault.problems
        except NoAnswer as fault:
            problems = (fault.as_problem(),)
    return {"problems": problems, "whole": _whole(subject)}


def _moved(subject: Subject, case: BusinessCase, *, drawn: bool) -> dict[str, Any]:
    answer = tried_answer(subject.case, subject.answer_key, case).answer
    saved, now = _headline(subject), headline(answer)
    drawings = charts(answer, drawn=drawn)
    if drawn:
        keep_drawings(drawings)
    return {
        "now": now,
        "now_options": options(answer, linked=False),
        "differences": differences(saved, now),
        "change": change_sentence(saved, now),
        "charts": charts_by_id({"charts": drawings}),
        "trials": f"{answer.identity.trials:,}",
    }


def _whole(subject: Subject) -> SafeString:
    """The answer of the draft as it is saved."""

    def context(kept: Kept) -> dict[str, Any]:
        note = draft_note(kept.row.trials, subject.case.simulation.trials)
        return {"trials_note": note, "charts": charts_by_id(kept.page)}

    return drawn_part(subject, "answer", "results/parts/answer.html", context)


def _headline(subject: Subject) -> Page:
    """The answer of the draft as it is saved, in a few figures."""
    return _HEADLINES.made(subject.answer_key, lambda: subject.kept().page["headline"])
