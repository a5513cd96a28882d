"""Drafts and their history in the words that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from counterfoil.casefile.draft import column_words
from counterfoil.casefile.edits import RowAt
from counterfoil.casefile.merge import Applied, Clash
from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.sections import section_title

_LONGEST = 160


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One change in words: where, what it was, what it became."""

    where: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What one act did: who, when, why, and each change of it.

    undone: whether somebody took it back. more: how many changes are not listed.
    """

    number: int
    by: str
    at: datetime
    words: str
    lines: tuple[ChangeLine, ...]
    more: int
    undone: bool


def change_line(one: Applied | Clash, titles: Mapping[tuple[str, str], str]) -> ChangeLine:
    """One change, or one that clashes. titles: what rows are called, by table and id."""
    before, after = (one.before, one.after) if isinstance(one, Applied) else (one.theirs, one.mine)
    return ChangeLine(where=place(one, titles), before=_said(before), after=_said(after))


def place(one: Applied | Clash, titles: Mapping[tuple[str, str], str]) -> str:
    """Where a change is, as people call it."""
    parts = [section_title(one.table)]
    if one.row:
        parts.append(titles.get((one.table, one.row)) or _title_in(one) or "a row")
    if one.column:
        parts.append(column_words(one.column))
    elif isinstance(one, Applied):
        parts.append({"added": "row added", "deleted": "row deleted"}.get(one.act, "row moved"))
    return ", ".join(parts)


def batch_of(
    edits: Iterable[tuple[DraftEdit, Applied]],
    titles: Mapping[tuple[str, str], str],
    undone: Iterable[int],
    most: int = 30,
) -> Batch:
    """The changes of one act together."""
    pairs = list(edits)
    first = pairs[0][0]
    return Batch(
        number=first.batch,
        by=first.by.name,
        at=first.at,
        words=_words(first, len(pairs)),
        lines=tuple(change_line(one, titles) for _, one in pairs[:most]),
        more=max(0, len(pairs) - most),
        undone=first.batch in undone,
    )


def _words(first: DraftEdit, count: int) -> str:
    changes = f"{count} change{'' if count == 1 else 's'}"
    if first.cause == DraftEdit.Cause.UNDO:
        return f"Took back {changes}"
    if first.cause == DraftEdit.Cause.IMPORT:
        return f"Brought in a workbook: {changes}"
    return f"{section_title(first.table)}: {changes}"


def _title_in(one: Applied | Clash) -> str:
    values = (one.before, one.after) if isinstance(one, Applied) else (one.theirs, one.mine)
    for value in values:
        cells = value.cells if isinstance(value, RowAt) else value
        if isinstance(cells, Mapping):
            found = cells.get("title") or cells.get("id") or ""
            if found:
                return str(found)
    return ""


def _said(value: object) -> str:
    """A value in a line: a cell's text, or what a row says."""
    if value is None:
        return ""
    if isinstance(value, RowAt):
        value = value.cells
    if isinstance(value, Mapping):
        value = "; ".join(f"{column_words(name)}: {text}" for name, text in value.items())
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
