"""A file of records brought in: kept as uploaded, tried first, then taken whole or not at all."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.contract.records import Record
from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.imports import Imported, import_records
from counterfoil.contractfile.spreadsheet_rows import Progress, spreadsheet_rows
from counterfoil.errors import InvalidValue, Problem, Severity, UnreadableInput
from counterfoil_web.contracts.models import Contract, Recorded, RecordImport
from counterfoil_web.contracts.records_rules import correction_refusal, is_supplier, require_entry
from counterfoil_web.contracts.records_store import locked, terms_for, values_of
from counterfoil_web.contracts.store import last_record, records_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.registers.column_mappings import mapping_from, mapping_values
from counterfoil_web.registers.spreadsheets import called

MOST_BYTES = 200_000_000
LARGE_BYTES = 300_000
"""Above this a file is read by a worker, and nobody waits for the page."""

MANY_RECORDS = 1_000
"""Above this records are added by a worker."""

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
_AT_ONCE = 1_000
_MOST_HEADERS = 400

_WORD = re.compile(r"[\w./:-]*\w")


def check_upload(upload: File) -> str:
    """The name of an upload that may hold records. Raises: UnreadableInput for what is none."""
    name = Path(upload.name or "records.csv").name[-200:]
    if Path(name).suffix.casefold() not in SUFFIXES:
        raise UnreadableInput(
            what="it is neither CSV nor an Excel workbook by its name",
            where=name,
            mend="save it as CSV UTF-8 or as an Excel Workbook (.xlsx)",
        )
    if (upload.size or 0) > MOST_BYTES:
        raise UnreadableInput(
            what=f"it is {upload.size:,} bytes; at most {MOST_BYTES:,} are taken",
            where=name,
            mend="split it, for instance by month",
        )
    return name


def keep_upload(seen: Seen, contract: Contract, kind: str, upload: File) -> RecordImport:
    """Keep a file to be mapped and tried. Nothing is recorded. Raises: Refused, UnreadableInput."""
    require_entry(seen, kind)
    name = check_upload(upload)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    row = RecordImport(
        partnership=seen.partnership,
        contract=contract,
        kind=kind,
        file_name=name,
        digest=digest.hexdigest(),
        made_by=seen.acting.user,
    )
    row.file.save(f"{secrets.token_hex(16)}{Path(name).suffix.casefold()}", upload, save=False)
    row.save()
    return row


def import_for(seen: Seen, contract: Contract, pk: int) -> RecordImport:
    """An upload of who acts. Raises: Http404."""
    rows = RecordImport.objects.filter(contract=contract, made_by=seen.acting.user)
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404("There is no such upload.")
    require_entry(seen, row.kind)
    row.contract = contract
    return row


def is_large(row: RecordImport) -> bool:
    """Whether reading the file takes longer than a page should."""
    return bool(row.file.size > LARGE_BYTES)


def headers_of(row: RecordImport, sheet: str, header_row: int) -> list[str]:
    """The names of the file's columns. Raises: UnreadableInput."""
    path = _path(row)
    with called(row.file_name, path):
        for number, cells in spreadsheet_rows(path, sheet):
            if number >= header_row:
                return [cell.strip() for cell in cells[:_MOST_HEADERS]]
    raise UnreadableInput(
        what=f"row {header_row} or a later one holds no names of columns",
        where=row.file_name,
        mend="give the row in which they stand, or another file",
    )


def applied_before(row: RecordImport) -> RecordImport | None:
    """The same file, brought in already as the same kind from the same sheet."""
    rows = RecordImport.objects.filter(
        contract=row.contract, kind=row.kind, digest=row.digest
    ).exclude(pk=row.pk)
    for one in rows.exclude(applied_at=None).select_related("made_by"):
        if one.mapping.get("sheet", "") == row.mapping.get("sheet", ""):
            return one
    return None


def try_import(
    seen: Seen, row: RecordImport, mapping: ColumnMapping, progress: Progress | None = None
) -> RecordImport:
    """What the file would add, kept with the upload; nothing is recorded.

    Raises: Refused, BadInput for the mapping, UnreadableInput for the file.
    """
    require_entry(seen, row.kind)
    row.mapping = mapping_values(mapping)
    _note(row, _imported(seen, row, mapping, progress))
    row.save(update_fields=["mapping", "rows", "found", "problems"])
    return row


def apply_import(seen: Seen, row: RecordImport, progress: Progress | None = None) -> int:
    """Add every record of a file, or none; how many. One that was applied adds nothing.

    The file is read before anything is locked, and once more if somebody recorded meanwhile.
    Raises: Refused; InvalidValue when something stands against it now.
    """
    require_entry(seen, row.kind)
    mapping = mapping_from(row.kind, row.mapping)
    before = last_record(row.contract)
    imported = _imported(seen, row, mapping, progress)
    with transaction.atomic():
        locked(row.contract)
        if RecordImport.objects.get(pk=row.pk).applied_at is not None:
            return 0
        _refuse_twice(row)
        if last_record(row.contract) != before:
            imported = _imported(seen, row, mapping, None)
        if imported.is_sound:
            _add(seen, row, imported)
    if not imported.is_sound:
        _note(row, imported)
        row.save(update_fields=["rows", "found", "problems"])
        raise InvalidValue(
            what="something was recorded since the file was tried, and it no longer fits",
            where=row.file_name,
            mend="look at the problems listed, mend the file and upload it again",
        )
    return len(imported.records)


def _add(seen: Seen, row: RecordImport, imported: Imported) -> None:
    for some in _some_at_once(imported.records):
        Recorded.objects.bulk_create(
            Recorded(**values_of(seen, row.contract, record), brought_by=row) for record in some
        )
    row.applied_at = timezone.now()
    _note(row, imported)
    row.save(update_fields=["applied_at", "rows", "found", "problems"])
    log.write(
        seen.acting,
        "records-brought-in",
        record=f"records/{seen.partnership.ref}/{row.contract.key}/{row.kind}",
        partnership=seen.partnership,
        after={
            "file": row.file_name,
            "digest": row.digest,
            "records": len(imported.records),
            "superseding": imported.superseding,
        },
    )


def _imported(
    seen: Seen, row: RecordImport, mapping: ColumnMapping, progress: Progress | None
) -> Imported:
    """What the file holds against what is recorded now."""
    path = _path(row)
    with called(row.file_name, path):
        found = import_records(
            terms_for(row.contract),
            records_of(row.contract),
            path,
            mapping,
            entered_on=seen.acting.today,
            entered_by=str(seen.acting.user.pk),
            progress=progress,
            name=row.file_name,
        )
    refused = tuple(_refused(seen, row, found.records))
    if refused:
        found = replace(found, records=(), problems=(*refused, *found.problems))
    return replace(found, problems=_without_others(seen, row, found.problems))


def _without_others(
    seen: Seen, row: RecordImport, problems: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """The problems as a supplier may read them: no record of the authority is named."""
    if not is_supplier(seen) or not problems:
        return problems
    others = Recorded.objects.filter(contract=row.contract).exclude(
        entered_for=seen.acting.organisation
    )
    hidden = set(others.values_list("key", flat=True))
    return tuple(_of_nobody(one) if _names_any(one, hidden) else one for one in problems)


def _names_any(problem: Problem, keys: set[str]) -> bool:
    """Whether a problem's words name one of the records."""
    return not keys.isdisjoint(_WORD.findall(f"{problem.what} {problem.mend}"))


def _of_nobody(problem: Problem) -> Problem:
    return replace(
        problem,
        what="it states what is recorded already, or would put another body's record right",
        mend="take the row out, or ask the contract manager",
    )


def _refused(seen: Seen, row: RecordImport, records: Iterable[Record]) -> Iterator[Problem]:
    """Records that the file would put right, and who acts may not."""
    by_old = {one.supersedes: one for one in records if one.supersedes}
    for some in _some_at_once(tuple(by_old)):
        rows = Recorded.objects.filter(contract=row.contract, key__in=some)
        for old in rows.select_related("entered_for"):
            refusal = correction_refusal(seen, old)
            if refusal is not None:
                name = "a record" if is_supplier(seen) else old.key
                yield Problem(
                    what=f"it would put {name} right. {refusal.sentence.rstrip('.')}",
                    where=by_old[old.key].source,
                    mend=f"take the row out. {refusal.mend.rstrip('.')}",
                )


def _note(row: RecordImport, imported: Imported) -> None:
    row.rows = imported.rows
    row.found = {
        "records": len(imported.records),
        "superseding": imported.superseding,
        "unchanged": imported.unchanged,
        "left_off": imported.left_off,
        "sound": imported.is_sound,
    }
    row.problems = [
        {
            "what": one.what,
            "where": one.where,
            "mend": one.mend,
            "is_error": one.severity is Severity.ERROR,
        }
        for one in imported.problems
    ]


def _refuse_twice(row: RecordImport) -> None:
    same = applied_before(row)
    if same is not None:
        raise InvalidValue(
            what="the same file was brought in already, so nothing is added",
            where=row.file_name,
            mend="if it should hold something new, upload the newer file",
        )


def _path(row: RecordImport) -> Path:
    path = Path(row.file.path)
    if not path.exists():
        raise InvalidValue(
            what="the uploaded file is no longer kept",
            where=row.file_name,
            mend="upload it again",
        )
    return path


def _some_at_once(many: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(many)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
