"""The notice of a decision: its draft, the Word file, and its publication."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability, Marking
from counterfoil.gates.notice import MAY_BE_WITHHELD
from counterfoil.quantities.years import day_in_words
from counterfoil.reports.decision_notice import NOT_PUBLISHED, decision_notice_docx
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.decisions import publication, store
from counterfoil_web.decisions.forms import PublishForm
from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.presenters import crumbs_of
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
@acting_view
def notice(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The notice: as published, or as the record would have it now."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_DECISIONS)
    decision = store.decision_for(seen, number)
    return render(
        request,
        "decisions/notice.html",
        _page(
            seen,
            decision,
            sections=_sections(decision),
            why_not=publication.why_not_published(decision),
            may_publish=seen.may(Capability.PUBLISH_DECISION),
        ),
    )


@require_GET
@acting_view
def notice_word(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The notice as a Word file."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_DECISIONS)
    seen.require(Capability.EXPORT)
    decision = store.decision_for(seen, number)
    marking = _marking(seen, decision)
    content = decision_notice_docx(
        title=decision.title,
        reference=f"{ref}/{number}",
        partnership=seen.partnership.title,
        sections=_sections(decision),
        status=_status(decision),
        banner=marking.banner,
    )
    log.write(
        request.acting,
        "export",
        record=f"{store.address(decision)}/notice.docx",
        partnership=seen.partnership,
    )
    return download(content, f"Decision notice {ref} {number}.docx", marking, _WORD)


@require_http_methods(["GET", "POST"])
@acting_view
def publish(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Choose what is withheld, and keep the notice as published."""
    seen = partnership_for(request.acting, ref, Capability.PUBLISH_DECISION)
    decision = store.decision_for(seen, number)
    refusal = publication.why_not_published(decision)
    if refusal is not None:
        messages.warning(request, f"{refusal.sentence} {refusal.mend}")
        return redirect("decisions:notice", ref, number)
    sections = publication.draft_notice(decision)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        sections=[heading for heading, _ in sections if heading in MAY_BE_WITHHELD],
    )
    if request.method == "POST" and form.is_valid():
        publication.publish(seen, number, form.withheld)
        messages.success(request, "The notice is kept as published")
        return redirect("decisions:notice", ref, number)
    return render(
        request,
        "decisions/publish.html",
        _page(seen, decision, form=form, sections=sections),
        status=422 if request.method == "POST" else 200,
    )


def _sections(decision: Decision) -> publication.Sections:
    if decision.published_at is not None:
        return [(heading, paragraphs) for heading, paragraphs in decision.notice]
    return publication.draft_notice(decision)


def _status(decision: Decision) -> str:
    if decision.published_at is None:
        return NOT_PUBLISHED
    day = timezone.localdate(decision.published_at)
    return f"Published on {day_in_words(day)}"


def _marking(seen: Seen, decision: Decision) -> Marking:
    """What is published is open; a draft carries the marking of its partnership."""
    if decision.published_at is not None:
        return Marking.OFFICIAL
    return Marking(seen.partnership.marking)


def _page(seen: Seen, decision: Decision, **more: object) -> dict[str, object]:
    return workspace_context(
        seen,
        room="decisions",
        page_title=f"Decision notice: {decision.title[0].lower()}{decision.title[1:]}",
        crumbs=crumbs_of(seen, decision.number),
        decision=decision,
        status=_status(decision),
        **more,
    )
