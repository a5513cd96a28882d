"""Registers brought in from a portal's export: columns named, tried, then taken whole or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.procurementfile.register_import import guess_register_columns, import_register
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.procurements.import_forms import ColumnsForm
from counterfoil_web.procurements.mappings_store import remember, remembered
from counterfoil_web.procurements.pages import procurement_page, with_plan
from counterfoil_web.procurements.records_store import bring_in
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.procurements.words import KIND_WORDS, WORDS
from counterfoil_web.registers.column_pages import ColumnPages


@require_http_methods(["GET", "POST"])
@acting_view
def upload(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Choose an export, name its columns, see what it would add, and take it whole."""
    one = with_plan(request, ref, WRITES)
    words, records_url = KIND_WORDS[WORDS.kind_asked_for(kind)], one.url("records", kind)

    def trial(path: Path, mapping: ColumnMapping, name: str) -> Imported:
        acting = one.seen.acting
        return import_register(
            one.held.plan,
            one.held.records,
            path,
            mapping,
            entered_on=acting.today,
            entered_by=str(acting.user),
            name=name,
        )

    def keep(found: Imported, mapping: ColumnMapping) -> int:
        rows, _ = bring_in(one.seen, kind, found.records, (), found.file)
        remember(one.seen, mapping)
        return len(rows)

    def page(context: dict[str, Any], status: int) -> HttpResponse:
        context = procurement_page(
            one,
            f"Bring in {words.plural.lower()}",
            crumbs=[("Registers", one.url("records-index")), (words.plural, records_url)],
            words=words,
            records_url=records_url,
            import_url=request.path,
            **context,
        )
        return render(request, "procurements/import.html", context, status=status)

    return ColumnPages(
        kind=kind,
        words=words,
        columns=ColumnsForm,
        remembered=lambda headers: remembered(one.seen, kind, headers),
        guess=guess_register_columns,
        trial=trial,
        keep=keep,
        after=records_url,
        page=page,
    ).answer(request)
