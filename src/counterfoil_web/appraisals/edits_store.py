"""Changing a draft: edits put on it in one transaction, kept for ever, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from counterfoil.casefile.case_text import CaseText
from counterfoil.casefile.draft import ReadDraft
from counterfoil.casefile.edits import CellEdit, Edit, RowAt
from counterfoil.casefile.merge import Act, Applied, Clash, Merged, apply_edits
from counterfoil.casefile.undo import edits_undoing
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.models import CaseImport, Draft, DraftEdit, DraftTable
from counterfoil_web.appraisals.signatures import SIGNED_CELLS, SIGNED_TABLE
from counterfoil_web.appraisals.store import (
    keep_reading,
    locked_draft,
    plain_rows,
    record_of,
    stored_text,
)
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log

_KINDS = {
    DraftEdit.Cause.TYPED: "draft-edited",
    DraftEdit.Cause.UNDO: "draft-change-undone",
    DraftEdit.Cause.IMPORT: "draft-imported",
}


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What came of edits. batch: the number they stand under in the history; None for none."""

    draft: Draft
    text: CaseText
    applied: tuple[Applied, ...]
    clashes: tuple[Clash, ...]
    read: ReadDraft | None
    batch: int | None


def save_edits(
    acting: Acting,
    partnership: Partnership,
    edits: Iterable[Edit],
    *,
    cause: DraftEdit.Cause = DraftEdit.Cause.TYPED,
    undoes: int | None = None,
    reason: str = "",
) -> Saved:
    """Put edits onto the open draft, all that do not clash with what others wrote.

    Cells for signatures are left as they are. Raises: NoOpenDraft.
    """
    with transaction.atomic():
        draft = locked_draft(partnership)
        text = stored_text(draft)
        merged = apply_edits(text, [edit for edit in edits if not _is_signed_cell(edit)])
        if not merged.applied:
            return Saved(
                draft=draft,
                text=text,
                applied=(),
                clashes=merged.clashes,
                read=None,
                batch=None,
            )
        batch = draft.revision + 1
        _keep(acting, draft, merged, batch, cause, undoes)
        read = keep_reading(draft, merged.text)
        draft.save()
        log.write(
            acting,
            _KINDS[cause],
            record=record_of(draft),
            partnership=partnership,
            after=_summary(merged.applied, batch, undoes),
            reason=reason,
        )
    return Saved(
        draft=draft,
        text=merged.text,
        applied=merged.applied,
        clashes=merged.clashes,
        read=read,
        batch=batch,
    )


def undo_batch(acting: Acting, partnership: Partnership, batch: int) -> Saved:
    """Take back everything that one act did; what was changed again since is a clash.

    Raises: Http404 when the open draft has no such batch; NoOpenDraft.
    """
    with transaction.atomic():
        draft = locked_draft(partnership)
        done = applied_in(draft, batch)
        if not done:
            raise Http404("There is no such change in this draft.")
        return save_edits(
            acting,
            partnership,
            edits_undoing(done),
            cause=DraftEdit.Cause.UNDO,
            undoes=batch,
        )


def applied_in(draft: Draft, batch: int) -> tuple[Applied, ...]:
    """What one act did, in order."""
    rows = edits_of(draft).filter(batch=batch).order_by("number")
    return tuple(applied_of(row) for row in rows)


def edits_of(draft: Draft) -> QuerySet[DraftEdit]:
    """Every change of a draft."""
    return DraftEdit.objects.filter(draft=draft, partnership=draft.partnership_id)


def edits_after(draft: Draft, revision: int) -> list[DraftEdit]:
    """The changes that a page at that revision has not seen, in order. One query."""
    return list(edits_of(draft).filter(number__gt=revision).select_related("by").order_by("number"))


def text_at(draft: Draft, revision: int, current: CaseText) -> CaseText:
    """What the draft said at an earlier revision, worked back from what it says now."""
    since = [applied_of(row) for row in edits_after(draft, revision)]
    return apply_edits(current, edits_undoing(since)).text


def applied_of(row: DraftEdit) -> Applied:
    """A change as a value, from how it is kept."""
    return Applied(
        act=Act(row.act),
        table=row.table,
        row=row.row,
        column=row.column,
        before=_value(row.before),
        after=_value(row.after),
    )


def last_writers(draft: Draft, table: str) -> dict[tuple[str, str], str]:
    """Who changed each cell of a table last, by row and column. One query."""
    rows = edits_of(draft).filter(table=table).select_related("by").order_by("number")
    return {(row.row, row.column): row.by.name for row in rows}


def editors_of(draft: Draft) -> set[int]:
    """The ids of who opened the draft, wrote in it, or uploaded a workbook applied to it."""
    ids = set(edits_of(draft).order_by().values_list("by", flat=True).distinct())
    uploads = CaseImport.objects.filter(draft=draft, partnership=draft.partnership_id)
    uploaded = uploads.exclude(applied_at=None).values_list("by", flat=True)
    return {draft.opened_by_id, *ids, *uploaded}


def _keep(
    acting: Acting,
    draft: Draft,
    merged: Merged,
    batch: int,
    cause: DraftEdit.Cause,
    undoes: int | None,
) -> None:
    rows = [
        DraftEdit(
            partnership_id=draft.partnership_id,
            draft=draft,
            number=number,
            batch=batch,
            table=one.table,
            row=one.row,
            column=one.column,
            before=_plain(one.before),
            after=_plain(one.after),
            act=one.act.value,
            cause=cause,
            undoes=undoes,
            by=acting.user,
        )
        for number, one in enumerate(merged.applied, start=batch)
    ]
    DraftEdit.objects.bulk_create(rows, batch_size=500)
    draft.revision = rows[-1].number
    draft.fields = dict(merged.text.fields)
    for name in {one.table for one in merged.applied} - {"case"}:
        DraftTable.objects.update_or_create(
            draft=draft,
            partnership_id=draft.partnership_id,
            name=name,
            defaults={
                "rows": plain_rows(merged.text.rows(name)),
                "revision": draft.revision,
            },
        )


def _summary(applied: Sequence[Applied], batch: int, undoes: int | None) -> dict[str, Any]:
    """The act in numbers, for the log: the history of the draft holds each cell."""
    counts: dict[str, int] = {}
    for one in applied:
        counts[one.act.value] = counts.get(one.act.value, 0) + 1
    told: dict[str, Any] = {
        "change": batch,
        "tables": sorted({one.table for one in applied}),
        **counts,
    }
    return told if undoes is None else {**told, "undoes": undoes}


def _is_signed_cell(edit: Edit) -> bool:
    return isinstance(edit, CellEdit) and edit.table == SIGNED_TABLE and edit.column in SIGNED_CELLS


def _plain(value: str | RowAt | None) -> Any:
    if isinstance(value, RowAt):
        return {"cells": dict(value.cells), "after": value.after}
    return value


def _value(plain: Any) -> str | RowAt | None:
    if isinstance(plain, dict):
        return RowAt(cells=plain["cells"], after=plain["after"])
    return None if plain is None else str(plain)
