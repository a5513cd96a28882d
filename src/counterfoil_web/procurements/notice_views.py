"""Notices: which are owed and by when, each drafted in words and as open contracting data."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking
from counterfoil.parameters.procurement_notices import notice_kinds
from counterfoil.procurement.notice_drafts import DRAFTED, NoticeDraft, notice_draft
from counterfoil.procurement.notices import RUNNING, NoticeState
from counterfoil.procurement.ocds import ocds_package, ocds_release
from counterfoil.procurement.ocds_contract import IN_DATA
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.procurements.leaving import JSON, file_out, table_out
from counterfoil_web.procurements.notice_word import notice_word
from counterfoil_web.procurements.pages import Opened, procurement_page, with_plan
from counterfoil_web.procurements.presenters import (
    NOTICE_COLUMNS,
    notice_cells,
    notice_rows,
    running_rows,
)
from counterfoil_web.procurements.running_store import running_of
from counterfoil_web.records.marking import WORD


@require_safe
@acting_view
def notices(request: HttpRequest, ref: str) -> HttpResponse:
    """Every notice of the Act: owed by a day, published, or not asked for and why."""
    one = with_plan(request, ref)
    running = running_of(one)
    told = () if running is None else running.notices
    apart = () if running is None else RUNNING
    times = {about.code for about, _ in told}
    rows = notice_rows(one.held.notices)
    aside = NoticeState.NOT_NEEDED
    context = procurement_page(
        one,
        "Notices",
        rows=[row for row in rows if row.due.state is not aside and row.due.kind.code not in apart],
        aside=[row for row in rows if row.due.state is aside and row.due.kind.code not in times],
        running=None if running is None else running_rows(told),
        why_none="" if running is None else running.contract.no_notices_because,
        in_data=IN_DATA,
    )
    return render(request, "procurements/notices.html", context)


@require_safe
@acting_view
def notices_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The notices as a table."""
    one = with_plan(request, ref, Capability.EXPORT)
    running = running_of(one)
    cells = notice_cells(one.held.notices, () if running is None else running.notices)
    return table_out(one, "Notices", form, NOTICE_COLUMNS, cells)


@require_safe
@acting_view
def notice(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """One notice: where it stands, and its draft in words with what is still to be written."""
    one = with_plan(request, ref)
    due = next((held for held in one.held.notices if held.kind.code == code), None)
    if due is None:
        raise Http404("The Act has no such notice.")
    (row,) = notice_rows([due])
    context = procurement_page(
        one,
        f"{code} {due.kind.name}",
        crumbs=[("Notices", one.url("notices"))],
        row=row,
        draft=_draft(one, code) if code in DRAFTED else None,
        runs=code in RUNNING,
    )
    return render(request, "procurements/notice.html", context)


@require_safe
@acting_view
def notice_file(request: HttpRequest, ref: str, code: str) -> HttpResponseBase:
    """The draft of one notice as a Word document."""
    one = with_plan(request, ref, Capability.EXPORT)
    _drafted(code)
    plan = one.held.plan
    content = notice_word(
        _draft(one, code), Marking(one.seen.partnership.marking), plan.illustrative
    )
    return file_out(one, f"{code} draft", "docx", content, WORD)


@require_safe
@acting_view
def ocds_file(request: HttpRequest, ref: str, code: str) -> HttpResponseBase:
    """One notice as a package of open contracting data."""
    one = with_plan(request, ref, Capability.EXPORT)
    _drafted(code)
    held, dated = one.held, timezone.localtime()
    release = ocds_release(held.timetable, code, dated, held.records)
    package = ocds_package([release], held.plan.authority, dated)
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return file_out(one, f"{code} OCDS", "json", text, JSON)


def _drafted(code: str) -> None:
    if code not in notice_kinds() or code not in DRAFTED:
        raise Http404("There is no draft of this notice here.")


def _draft(one: Opened, code: str) -> NoticeDraft:
    return notice_draft(one.held.timetable, code, one.held.records)
