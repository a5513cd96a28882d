"""A workbook brought in: tried first, kept as it was tried, and applied once and wholly."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.files.base import File
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.casefile.case_text import (
    CaseText,
    TextRow,
    document_of,
    row_digest,
    text_of_document,
)
from counterfoil.casefile.draft_workbook import WorkbookText, read_draft_workbook
from counterfoil.casefile.edits import CellEdit, Edit, RowDeleted, edits_between
from counterfoil.casefile.merge import Applied, Clash, apply_edits
from counterfoil.errors import InvalidValue, Problem, Severity, UnreadableInput
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.edits_store import save_edits, text_at
from counterfoil_web.appraisals.models import CaseImport, Draft, DraftEdit
from counterfoil_web.appraisals.signatures import SIGNED_CELLS, SIGNED_TABLE
from counterfoil_web.appraisals.store import (
    draft_text,
    locked_draft,
    open_draft,
    open_draft_from,
)
from counterfoil_web.govuk.page_words import on_a_page
from counterfoil_web.partnerships.models import Partnership

MOST_BYTES = 10_000_000
MANY_ROWS = 700
"""Above this, reading and checking what an import makes takes longer than a page should."""

KEEP_DRAFT, USE_WORKBOOK = "draft", "workbook"
_MARK = re.compile(r"draft ([0-9]{1,18}), change ([0-9]{1,18})")


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What an import would do to the draft as it stands now.

    applied: the changes that stand in nobody's way. clashes: what was changed in the draft too
    since the workbook was made from it.
    """

    draft: Draft | None
    edits: tuple[Edit, ...]
    applied: tuple[Applied, ...]
    clashes: tuple[Clash, ...]
    before: CaseText
    after: CaseText


def mark_of(draft: Draft) -> str:
    """What a workbook made from the draft carries, so that it is known again when it comes back."""
    return f"draft {draft.pk}, change {draft.revision}"


def read_upload(upload: File) -> WorkbookText:
    """What an uploaded workbook holds.

    Raises: UnreadableInput, with the file's own name, when it is too large, no workbook, or unsafe.
    """
    name = check_upload(upload)
    with tempfile.TemporaryDirectory(prefix="counterfoil-upload-") as folder:
        path = Path(folder) / "upload.xlsx"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        try:
            return read_draft_workbook(path)
        except UnreadableInput as fault:
            raise UnreadableInput(
                what=fault.what.replace(str(path), name), where=name, mend=on_a_page(fault.mend)
            ) from fault


def check_upload(upload: File) -> str:
    """The name of an upload that may be a workbook. Raises: UnreadableInput for what is none."""
    name = Path(upload.name or "workbook.xlsx").name
    if (upload.size or 0) > MOST_BYTES:
        raise UnreadableInput(
            what=f"it is {upload.size:,} bytes; at most {MOST_BYTES:,} are taken",
            where=name,
            mend="take out pictures and sheets that are no part of the case",
        )
    if not name.casefold().endswith(".xlsx"):
        raise UnreadableInput(
            what="it is not an Excel workbook by its name",
            where=name,
            mend="save it in Excel as an Excel Workbook (.xlsx)",
        )
    return name


def keep_upload(
    acting: Acting, partnership: Partnership, upload: File, found: WorkbookText
) -> CaseImport:
    """Keep what was read, to be looked at and applied later. Changes nothing of the draft."""
    draft = open_draft(partnership)
    upload.seek(0)
    return CaseImport.objects.create(
        partnership=partnership,
        draft=draft,
        file_name=Path(upload.name or "workbook.xlsx").name[:200],
        digest=hashlib.sha256(upload.read()).hexdigest(),
        base_revision=_base_revision(draft, found.mark),
        document=document_of(found.text),
        problems=[_plain_problem(problem) for problem in found.problems],
        by=acting.user,
        at=timezone.now(),
    )


def import_for(partnership: Partnership, pk: int) -> CaseImport:
    """One upload. Raises: Http404."""
    found = (
        CaseImport.objects.filter(partnership=partnership, pk=pk)
        .select_related("draft", "by")
        .first()
    )
    if found is None:
        raise Http404("There is no such upload.")
    return found


def try_import(kept: CaseImport) -> Trial:
    """What applying an upload would do now. Writes nothing."""
    draft = open_draft(kept.partnership)
    if draft is None:
        after = _text_of(kept)
        return Trial(draft=None, edits=(), applied=(), clashes=(), before=CaseText(), after=after)
    if kept.draft_id != draft.pk:
        raise InvalidValue(
            what="the draft that this workbook was compared with is no longer the open one",
            where=kept.file_name,
            mend="upload the workbook again",
        )
    return _trial(kept, draft, draft_text(draft))


def rows_in(kept: CaseImport) -> int:
    """How many rows an upload holds: with many, applying it takes a while."""
    return sum(len(rows) for rows in kept.document["tables"].values())


def apply_import(acting: Acting, kept: CaseImport, choices: Mapping[int, str]) -> Draft:
    """Apply an upload, all or nothing; applying it again does nothing.

    choices: for each clash, by its place in `Trial.clashes`, KEEP_DRAFT or USE_WORKBOOK.
    Raises: InvalidValue when a clash has no choice, or the draft is another by now.
    """
    with transaction.atomic():
        kept = CaseImport.objects.select_for_update().get(
            pk=kept.pk, partnership=kept.partnership_id
        )
        if open_draft(kept.partnership) is None and kept.applied_at is None:
            draft = open_draft_from(acting, kept.partnership, _text_of(kept), source=kept.file_name)
            _mark_applied(kept, draft, batch=None)
            return draft
        if kept.applied_at is not None:
            return _draft_of(kept)
        draft = locked_draft(kept.partnership)
        trial = try_import(kept)
        edits = _chosen(trial, choices)
        saved = save_edits(
            acting,
            kept.partnership,
            edits,
            cause=DraftEdit.Cause.IMPORT,
            reason=f"from {kept.file_name}",
        )
        if saved.clashes:
            raise InvalidValue(
                what="the draft changed while the workbook was being applied",
                where=kept.file_name,
                mend="look at the changes again, then apply them",
            )
        if saved.batch is None:  # who uploaded it counts as one who wrote, though nothing changed
            saved.draft.changed_at = timezone.now()
            saved.draft.save(update_fields=["changed_at"])
        _mark_applied(kept, saved.draft, saved.batch)
    return saved.draft


def _trial(kept: CaseImport, draft: Draft, current: CaseText) -> Trial:
    base = current
    if kept.base_revision is not None:
        base = text_at(draft, kept.base_revision, current)
    edits = tuple(
        edit for edit in edits_between(base, _text_of(kept)) if not _about_signature(edit)
    )
    merged = apply_edits(current, edits)
    return Trial(
        draft=draft,
        edits=edits,
        applied=merged.applied,
        clashes=merged.clashes,
        before=current,
        after=merged.text,
    )


def check_choices(trial: Trial, choices: Mapping[int, str]) -> None:
    """Raises: InvalidValue when a clash has no choice."""
    _chosen(trial, choices)


def _chosen(trial: Trial, choices: Mapping[int, str]) -> list[Edit]:
    """The edits with each clash settled: left out, or based on what the draft says now."""
    settled: dict[tuple[str, str, str], Edit | None] = {}
    for number, clash in enumerate(trial.clashes):
        choice = choices.get(number)
        if choice not in (KEEP_DRAFT, USE_WORKBOOK):
            raise InvalidValue(
                what="a value that was changed in both places has no choice",
                where="the workbook",
                mend="choose the draft's or the workbook's for each",
            )
        settled[clash.table, clash.row, clash.column] = (
            _forced(clash, trial.before) if choice == USE_WORKBOOK else None
        )
    chosen: list[Edit] = []
    for edit in trial.edits:
        column = edit.column if isinstance(edit, CellEdit) else ""
        key = (edit.table, edit.row, column)
        if key in settled and isinstance(edit, CellEdit | RowDeleted):
            forced = settled[key]
            chosen += [forced] if forced is not None else []
        else:
            chosen.append(edit)
    return chosen


def _forced(clash: Clash, current: CaseText) -> Edit | None:
    row = current.row(clash.table, clash.row)
    if row is None:
        return None
    if clash.mine is None:
        return RowDeleted(table=clash.table, row=clash.row, base=row_digest(row.cells))
    return CellEdit(
        table=clash.table,
        row=clash.row,
        column=clash.column,
        base=row.text(clash.column),
        text=str(clash.mine),
    )


def _text_of(kept: CaseImport) -> CaseText:
    """What the workbook said; its rows get ids that the draft never had."""
    text = text_of_document(kept.document)
    rows = {
        name: tuple(TextRow(id=f"i{kept.pk}{row.id}", cells=row.cells) for row in found)
        for name, found in text.tables.items()
    }
    return replace(text, tables=rows)


def _base_revision(draft: Draft | None, mark: str) -> int | None:
    found = _MARK.fullmatch(mark)
    if draft is None or found is None or int(found[1]) != draft.pk:
        return None
    return min(int(found[2]), draft.revision)


def _draft_of(kept: CaseImport) -> Draft:
    found = Draft.objects.filter(partnership=kept.partnership_id, pk=kept.draft_id).first()
    if found is None:
        raise Http404("There is no such draft.")
    return found


def _mark_applied(kept: CaseImport, draft: Draft, batch: int | None) -> None:
    kept.draft = draft
    kept.applied_at = timezone.now()
    kept.batch = batch
    kept.save()


def _about_signature(edit: Edit) -> bool:
    return isinstance(edit, CellEdit) and edit.table == SIGNED_TABLE and edit.column in SIGNED_CELLS


def _plain_problem(problem: Problem) -> dict[str, str]:
    return {
        "what": problem.what,
        "where": problem.where,
        "mend": on_a_page(problem.mend),
        "severity": problem.severity.value,
    }


def problems_in(kept: CaseImport) -> tuple[Problem, ...]:
    """What the draft would have to mend after the import, by sheet and cell."""
    return tuple(Problem(**{**one, "severity": Severity(one["severity"])}) for one in kept.problems)
