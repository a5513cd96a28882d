"""Bids and registers brought in from the portal's export: columns named, tried, then taken whole.

One with a column of prices is turned away, since prices come in sealed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability
from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.mapped_rows import Imported
from counterfoil.errors import UnreadableInput
from counterfoil.tenderfile.portal_import import (
    PORTAL_KINDS,
    brought_in,
    guess_portal_columns,
    import_portal_export,
)
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.registers.column_pages import ColumnPages
from counterfoil_web.tenders.entry_store import AFTER_OPENING, NOT_OPENED
from counterfoil_web.tenders.import_forms import ColumnsForm, UploadForm, priced_columns
from counterfoil_web.tenders.mappings_store import remember, remembered
from counterfoil_web.tenders.pages import opened, tender_page
from counterfoil_web.tenders.record_words import ENTERED, words_of
from counterfoil_web.tenders.records_store import add_records

BROUGHT_IN: tuple[str, ...] = ("receipt", *ENTERED)
_HINT = "A column of bidders’ names is enough to say which bid is meant."


@acting_view
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, ref: str, number: int, kind: str) -> HttpResponse:
    """Choose an export, name its columns, see what it would add, and take it whole."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    if kind not in PORTAL_KINDS.of or kind not in BROUGHT_IN:
        raise Http404("Nothing of this kind is brought in.")
    if kind in AFTER_OPENING and one.competition.opening is None:
        raise Refused(NOT_OPENED)
    words, records_url = words_of(kind), one.url("records", kind)

    def trial(path: Path, mapping: ColumnMapping, name: str) -> Imported:
        return import_portal_export(
            one.dossier,
            path,
            mapping,
            entered_on=one.competition.moment.date(),
            entered_by=str(one.acting.user),
            name=name,
        )

    def keep(found: Imported, mapping: ColumnMapping) -> int:
        rows, _ = add_records(one.seen, one.tender, brought_in(found), file_name=found.file)
        remember(one.seen, one.tender, mapping)
        return len(rows)

    def page(context: dict[str, Any], status: int) -> HttpResponse:
        crumbs = [("Bids", one.url("bids"))]
        if kind != "bid":
            crumbs.append((words.plural, records_url))
        context = tender_page(
            one,
            f"Bring {words.plural.lower()} in",
            crumbs=crumbs,
            words=words,
            records_url=records_url,
            import_url=request.path,
            columns_hint=_HINT,
            **context,
        )
        return render(request, "tenders/import.html", context, status=status)

    return ColumnPages(
        kind=kind,
        words=words,
        columns=ColumnsForm,
        upload=UploadForm,
        remembered=lambda headers: remembered(one.tender, kind, headers),
        guess=guess_portal_columns,
        trial=trial,
        keep=keep,
        after=one.url("bids") if kind == "bid" else records_url,
        page=page,
        turned_away=turned_away,
    ).answer(request)


def turned_away(name: str, headers: Sequence[str]) -> None:
    """Turn a file with a column of prices away. Raises: UnreadableInput."""
    if priced := priced_columns(headers):
        raise UnreadableInput(
            what=f"it seems to hold prices, in the column {priced[0]}",
            where=name,
            mend="take that column out: prices are received sealed, file by file",
        )
