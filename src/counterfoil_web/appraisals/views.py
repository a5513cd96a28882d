"""The business case of a partnership: where it stands, and opening a draft of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from counterfoil.access import Capability
from counterfoil.casefile.case_text import CaseText, text_of_case
from counterfoil.casefile.template import template_case
from counterfoil.errors import CounterfoilError
from counterfoil.quantities.years import FinancialYear
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Acting, acting_view
from counterfoil_web.appraisals.case_overview import draft_stands, next_move, who_wrote
from counterfoil_web.appraisals.forms import OpenDraftForm
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.pages import case_page
from counterfoil_web.appraisals.presence_store import seen_in
from counterfoil_web.appraisals.sections import section_title
from counterfoil_web.appraisals.store import open_draft, open_draft_from
from counterfoil_web.appraisals.versions_html import versions_html
from counterfoil_web.appraisals.versions_store import (
    newest_to_list,
    text_of_version,
    version_for,
    versions_of,
)
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen, partnership_for

_LATEST_SHOWN = 5


@acting_view
@require_GET
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """The case in the strategy room: its draft, its versions, and whose move it is."""
    seen = partnership_for(request.acting, ref)  # type: ignore[attr-defined]
    return _overview(request, seen)


@acting_view
@require_GET
def draft_page(request: HttpRequest, ref: str) -> HttpResponse:
    """The draft is shown with the case."""
    partnership_for(request.acting, ref)  # type: ignore[attr-defined]
    return redirect("appraisals:case", ref)


@acting_view
@require_POST
def open_one(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a draft from the latest version, from a template, or empty."""
    acting: Acting = request.acting  # type: ignore[attr-defined]
    seen = partnership_for(acting, ref, Capability.EDIT_CASE)
    versions = list(versions_of(seen.partnership)[:1])
    form = _open_form(seen.partnership, versions, request.POST)
    if not form.is_valid():
        return _overview(request, seen, form=form, status=422)
    start = form.cleaned_data["start"]
    try:
        if start == "latest":
            _from_version(acting, seen.partnership, versions[0].number)
        else:
            text, source = _beginning(start, seen.partnership, acting)
            open_draft_from(acting, seen.partnership, text, source=source)
    except CounterfoilError as fault:
        messages.error(request, f"{sentence_case(fault.what)}: {fault.mend}.")
        return redirect("appraisals:case", ref)
    messages.success(request, "A draft is open. Work through its sections in any order.")
    return redirect("appraisals:case", ref)


def _overview(
    request: HttpRequest, seen: Seen, *, form: OpenDraftForm | None = None, status: int = 200
) -> HttpResponse:
    partnership, ref = seen.partnership, seen.partnership.ref
    draft = open_draft(partnership)
    versions = newest_to_list(partnership, _LATEST_SHOWN + 1)
    may_edit = seen.may(Capability.EDIT_CASE)
    context: dict[str, Any] = {
        "draft": draft,
        "versions": versions_html(versions[:_LATEST_SHOWN], ref) if versions else "",
        "more_versions": len(versions) > _LATEST_SHOWN,
        "may_edit": may_edit,
        "may_export": seen.may(Capability.EXPORT),
        "next_move": next_move(seen, draft, versions),
    }
    if draft is not None:
        draft.partnership = partnership
        context |= _of_draft(seen, draft)
    elif may_edit:
        context["form"] = form or _open_form(partnership, versions)
    return case_page(
        request, "appraisals/case.html", seen, "Business case", status=status, top=True, **context
    )


def _of_draft(seen: Seen, draft: Draft) -> dict[str, object]:
    return {
        "stands": draft_stands(draft, seen.partnership.ref),
        "present": [
            f"{one.name} is in {section_title(one.table)}"
            for one in seen_in(draft, seen.acting.user)
        ],
        "wrote": who_wrote(draft),
        "may_submit": seen.may(Capability.SUBMIT_CASE),
        "may_see_history": seen.may(Capability.VIEW_HISTORY),
    }


def _open_form(
    partnership: Partnership, versions: list[Version], data: object = None
) -> OpenDraftForm:
    latest = versions[0].number if versions else None
    return OpenDraftForm(data, kind=partnership.kind, latest=latest)


def _from_version(acting: Acting, partnership: Partnership, number: int) -> None:
    version = version_for(partnership, number)
    open_draft_from(
        acting,
        partnership,
        text_of_version(version),
        source=f"version {number}",
        based_on=version,
    )


def _beginning(start: str, partnership: Partnership, acting: Acting) -> tuple[CaseText, str]:
    """What a draft begins with, and what that is called."""
    author = {"author": acting.user.name, "title": partnership.title}
    if start == "empty":
        empty = {**author, "kind": partnership.kind, "id": f"case-{partnership.ref}"}
        return CaseText(fields=empty), "an empty case"
    today = timezone.localdate()
    this_year = FinancialYear(today.year if today.month >= 4 else today.year - 1)
    text = text_of_case(template_case(start, this_year + 1))
    fields = {**text.fields, **author, "id": f"case-{partnership.ref}"}
    return CaseText(fields=fields, tables=text.tables), f"the {start} template"
