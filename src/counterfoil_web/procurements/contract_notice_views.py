"""Notices of the running contract: each time one is owed, drafted in words, Word and data."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from counterfoil.access import Capability, Marking
from counterfoil.parameters.notice_contents import REGULATIONS
from counterfoil.procurement.contract_notice_drafts import contract_notice_draft
from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.notices import NoticeDue
from counterfoil.procurement.ocds import ocds_package
from counterfoil.procurement.ocds_contract import IN_DATA, ocds_contract_release
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.procurements.leaving import JSON, file_out
from counterfoil_web.procurements.notice_word import notice_word
from counterfoil_web.procurements.pages import Opened, procurement_page, with_plan
from counterfoil_web.procurements.presenters import notice_rows
from counterfoil_web.procurements.running_store import Running, running_of
from counterfoil_web.records.marking import WORD


@require_safe
@acting_view
def notice(request: HttpRequest, ref: str, code: str, name: str) -> HttpResponse:
    """One notice: where it stands, and its draft field by field with the law of each."""
    one = with_plan(request, ref)
    running, about, due = _found(one, code, name)
    (row,) = notice_rows([due])
    context = procurement_page(
        one,
        f"{code} {due.kind.name}",
        crumbs=[("Notices", one.url("notices"))],
        row=row,
        about=about,
        draft=contract_notice_draft(running.contract, about),
        in_data=code in IN_DATA,
        regulations=REGULATIONS,
        contract_key=running.key,
    )
    return render(request, "procurements/contract_notice.html", context)


@require_safe
@acting_view
def word_file(request: HttpRequest, ref: str, code: str, name: str) -> HttpResponseBase:
    """The draft as a Word document."""
    one = with_plan(request, ref, Capability.EXPORT)
    running, about, _ = _found(one, code, name)
    content = notice_word(
        contract_notice_draft(running.contract, about),
        Marking(one.seen.partnership.marking),
        one.held.plan.illustrative,
    )
    return file_out(one, f"{code} {name} draft", "docx", content, WORD)


@require_safe
@acting_view
def ocds_file(request: HttpRequest, ref: str, code: str, name: str) -> HttpResponseBase:
    """The notice as a package of open contracting data, where the standard has a place for it."""
    one = with_plan(request, ref, Capability.EXPORT)
    running, about, _ = _found(one, code, name)
    if code not in IN_DATA:
        raise Http404("Open contracting data has no place for this notice.")
    dated = timezone.localtime()
    release = ocds_contract_release(running.contract, about, dated)
    package = ocds_package([release], one.held.plan.authority, dated)
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return file_out(one, f"{code} {name} OCDS", "json", text, JSON)


def _found(one: Opened, code: str, name: str) -> tuple[Running, Occasion, NoticeDue]:
    running = running_of(one)
    if running is None:
        raise Http404("The register says of no contract that it was entered into.")
    return running, *running.notice(code, name)
