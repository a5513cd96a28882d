"""The agreed terms: in words, in versions, as files, and how they came to be agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability, Marking
from counterfoil.contract.terms import Contract as Document
from counterfoil.contract.terms import Terms
from counterfoil.contractfile.term_sheet import TermSheet, term_sheet
from counterfoil.errors import NoAnswer
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.models import AgreedTerms
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.store import document
from counterfoil_web.contracts.terms_store import (
    address,
    agreement_numbered,
    agreements_of,
    draft_of,
)
from counterfoil_web.govuk import formats
from counterfoil_web.records import log
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.marking import WORD, download

YAML = "application/yaml; charset=utf-8"
_SHEETS: KeptInMemory[TermSheet] = KeptInMemory(200)
_DOCUMENTS: KeptInMemory[Document] = KeptInMemory(200)
_MOST_DIGITS = 6


@require_GET
@acting_view
def terms(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """The terms as agreed, in words; another document or version of them when asked for."""
    one = opened(request, ref, key)
    history = agreements_of(one.contract)
    shown = _asked_for(history, request.GET.get("document", ""))
    context = contract_page(
        one,
        "Terms",
        history=history,
        shown=shown,
        draft=draft_of(one.contract) if one.is_authority else None,
        may_write=one.seen.may(Capability.RECORD_FIGURES),
        may_agree=one.seen.may(Capability.AGREE_TERMS),
    )
    if shown is not None:
        sheet = _sheet(shown, request.GET.get("version", ""))
        versions = _document(shown).versions
        context |= {"sheet": sheet, "versions": _version_rows(versions)}
    return render(request, "contracts/terms.html", context)


@require_GET
@acting_view
def document_file(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponseBase:
    """A document as agreed: contract.yaml, as the command line reads it."""
    one = opened(request, ref, key)
    row = _numbered(one, number)
    _log_export(one, row, "document")
    name = f"{one.contract.title} terms {row.number}.yaml"
    return download(row.text.encode(), name, one.seen.partnership.marking, YAML)


@require_GET
@acting_view
def sheet_file(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponseBase:
    """The term sheet of a document as Word; of its last version unless another is asked for."""
    from counterfoil_web.contracts.terms_word import sheet_word

    one = opened(request, ref, key)
    row = _numbered(one, number)
    sheet = _sheet(row, request.GET.get("version", ""))
    marking = Marking(one.seen.partnership.marking)
    day = formats.day(row.agreed_at)
    came_from = f"Document {row.number}, agreed on {day}. Fingerprint {row.fingerprint}"
    _log_export(one, row, "term sheet as Word")
    return download(sheet_word(sheet, marking, came_from), f"{sheet.title}.docx", marking, WORD)


def _asked_for(history: list[AgreedTerms], text: str) -> AgreedTerms | None:
    if not text:
        return history[0] if history else None
    for row in history:
        if str(row.number) == text:
            return row
    raise Http404("No terms of that number were agreed.")


def _numbered(one: Opened, number: int) -> AgreedTerms:
    row = agreement_numbered(one.contract, number)
    if row is None:
        raise Http404("No terms of that number were agreed.")
    return row


def _sheet(row: AgreedTerms, version: str) -> TermSheet:
    """The sheet of a version, the last when none is named. Raises: Http404."""
    if version and not (version.isdecimal() and len(version) <= _MOST_DIGITS):
        raise Http404("There is no such version of the terms.")
    number = int(version) if version else None

    def made() -> TermSheet:
        return term_sheet(_document(row), number)

    try:
        return _SHEETS.made((row.pk, number), made)
    except NoAnswer as fault:
        raise Http404(fault.what) from fault


def _version_rows(versions: Sequence[Terms]) -> tuple[tuple[int, date, date, str], ...]:
    """Number, first day, day agreed and reason of each, the last first."""
    return tuple(
        (one.number, one.effective_from, one.agreed_on, one.reason) for one in reversed(versions)
    )


def _document(row: AgreedTerms) -> Document:
    """The document as it was agreed. What is agreed never changes."""
    return _DOCUMENTS.made(row.pk, lambda: document(row.text))


def _log_export(one: Opened, row: AgreedTerms, form: str) -> None:
    log.write(
        one.seen.acting,
        "export",
        record=address(one.contract),
        partnership=one.seen.partnership,
        after={
            "form": form,
            "number": row.number,
            "fingerprint": row.fingerprint,
            "marking": one.seen.partnership.marking,
        },
    )
