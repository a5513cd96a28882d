"""Who wrote the figures of a service, so that nobody signs their own."""

from __future__ import annotations

from counterfoil_web.appraisals.models import CaseImport, Draft, DraftEdit, DraftTable
from counterfoil_web.appraisals.signatures import SIGNED_TABLE


def authors_by_row(draft: Draft) -> dict[str, set[int]]:
    """For each service row of the draft, the ids of everybody who wrote in it. Three queries.

    Who changed the row counts, in this draft or an earlier one, and whoever brought it in with a
    workbook: the one who uploaded that, and the one who applied it.
    """
    services = _services(draft)
    wrote: dict[str, set[int]] = {}
    uploads = _uploads(draft)
    added = set[tuple[int, str]]()
    for edit in _edits(draft):
        key = (edit.draft_id, edit.row)
        if edit.act == "added":
            added.add(key)
        if key in services:
            people = {edit.by_id, *uploads.get((edit.draft_id, edit.batch), ())}
            wrote.setdefault(services[key], set()).update(people)
    for key, service in services.items():
        if key not in added:
            wrote.setdefault(service, set()).update(uploads.get((key[0], None), ()))
    return {
        row: wrote.get(service, set())
        for (draft_id, row), service in services.items()
        if draft_id == draft.pk
    }


def authored_rows(draft: Draft, user_id: int) -> set[str]:
    """The ids of the service rows in which somebody wrote. Three queries."""
    return {row for row, authors in authors_by_row(draft).items() if user_id in authors}


def _services(draft: Draft) -> dict[tuple[int, str], str]:
    """The service of each row, by draft and row; a row without a name stands for itself."""
    tables = DraftTable.objects.filter(partnership=draft.partnership_id, name=SIGNED_TABLE)
    return {
        (draft_id, row["row"]): row["cells"].get("id", "").strip() or f"row {row['row']}"
        for draft_id, rows in tables.values_list("draft_id", "rows")
        for row in rows
    }


def _edits(draft: Draft) -> list[DraftEdit]:
    found = DraftEdit.objects.filter(partnership=draft.partnership_id, table=SIGNED_TABLE)
    return list(found.exclude(act="moved").only("draft_id", "row", "by_id", "batch", "act"))


def _uploads(draft: Draft) -> dict[tuple[int, int | None], set[int]]:
    """Who brought a workbook into a draft, by the batch; None for one that opened the draft."""
    found: dict[tuple[int, int | None], set[int]] = {}
    rows = CaseImport.objects.filter(partnership=draft.partnership_id).exclude(applied_at=None)
    named = rows.values_list("draft_id", "batch", "by_id", "draft__opened_by_id")
    for draft_id, batch, by, opener in named:
        people = {by, opener} if batch is None else {by}
        found.setdefault((draft_id, batch), set()).update(people)
    return found
