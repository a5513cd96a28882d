"""Who wrote the figures of a service, so that nobody signs their own."""

from __future__ import annotations

from collections.abc import Collection

from counterfoil_web.appraisals.kept_drafts import kept, small
from counterfoil_web.appraisals.models import CaseImport, Draft, DraftEdit, DraftTable
from counterfoil_web.appraisals.signatures import SIGNED_TABLE


def authors_by_row(draft: Draft) -> dict[str, set[int]]:
    """For each service row of the draft, the ids of everybody who wrote in it. Three queries."""
    found = authors_in([draft.partnership_id])
    return {row: people for (draft_id, row), people in found.items() if draft_id == draft.pk}


def authors_in(partnerships: Collection[int]) -> dict[tuple[int, str], set[int]]:
    """The same for every draft of these partnerships, by draft and row. Three queries.

    Who changed the row counts, in this draft or an earlier one, and whoever brought it in with a
    workbook: the one who uploaded that, and the one who applied it.
    """
    services = _services(partnerships)
    wrote: dict[tuple[int, str], set[int]] = {}
    uploads = _uploads(partnerships)
    added = set[tuple[int, str]]()
    for edit in _edits(partnerships):
        key = (edit.draft_id, edit.row)
        if edit.act == "added":
            added.add(key)
        if key in services:
            people = {edit.by_id, *uploads.get((edit.draft_id, edit.batch), ())}
            wrote.setdefault(services[key], set()).update(people)
    for key, service in services.items():
        if key not in added:
            wrote.setdefault(service, set()).update(uploads.get((key[0], None), ()))
    return {key: wrote.get(service, set()) for key, service in services.items()}


def authored_rows(draft: Draft, user_id: int) -> set[str]:
    """The ids of the service rows in which somebody wrote, for a page.

    Three queries, or none once it was asked for as the draft stands.
    """
    authors = kept(draft, "authors", lambda: authors_by_row(draft), small)
    return {row for row, people in authors.items() if user_id in people}


def _services(partnerships: Collection[int]) -> dict[tuple[int, str], tuple[int, str]]:
    """By draft and row: the partnership and the service; a row without a name stands for itself."""
    tables = DraftTable.objects.filter(partnership__in=partnerships, name=SIGNED_TABLE)
    return {
        (draft_id, row["row"]): (
            partnership_id,
            row["cells"].get("id", "").strip() or f"row {row['row']}",
        )
        for partnership_id, draft_id, rows in tables.values_list("partnership", "draft_id", "rows")
        for row in rows
    }


def _edits(partnerships: Collection[int]) -> list[DraftEdit]:
    found = DraftEdit.objects.filter(partnership__in=partnerships, table=SIGNED_TABLE)
    return list(found.exclude(act="moved").only("draft_id", "row", "by_id", "batch", "act"))


def _uploads(partnerships: Collection[int]) -> dict[tuple[int, int | None], set[int]]:
    """Who brought a workbook into a draft, by the batch; None for one that opened the draft."""
    found: dict[tuple[int, int | None], set[int]] = {}
    rows = CaseImport.objects.filter(partnership__in=partnerships).exclude(applied_at=None)
    named = rows.values_list("draft_id", "batch", "by_id", "draft__opened_by_id")
    for draft_id, batch, by, opener in named:
        people = {by, opener} if batch is None else {by}
        found.setdefault((draft_id, batch), set()).update(people)
    return found
