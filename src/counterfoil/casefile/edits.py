"""Changes to a draft, each with what it was based on, so that two people can write at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_text import CaseText, Cells, TextRow, row_digest
from counterfoil.casefile.columns import Table
from counterfoil.casefile.tables import RECORD_TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """A cell given another text. base: what it said when the writer saw it.

    The case's own fields are the table `case`, whose row is empty.
    """

    table: str
    row: str = ""
    column: str
    base: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAdded:
    """A new row. after: the id of the row above it; empty at the top, None at the end."""

    table: str
    row: str
    after: str | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDeleted:
    """A row taken out. base: the `row_digest` of what it said when the writer saw it."""

    table: str
    row: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMoved:
    """A row put below another. after: as of RowAdded."""

    table: str
    row: str
    after: str | None


Edit = CellEdit | RowAdded | RowDeleted | RowMoved


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAt:
    """A row as it stood, and below which: what undoing a deletion needs."""

    cells: Cells
    after: str


def edits_between(before: CaseText, after: CaseText) -> tuple[Edit, ...]:
    """The edits that lead from one text to the other, rows being matched by what names them.

    Rows of the second that are new get ids of their own, which `before` does not hold.
    """
    edits: list[Edit] = list(_cell_edits(CASE.name, "", before.fields, after.fields))
    for table in RECORD_TABLES:
        edits.extend(_table_edits(table, before, after))
    return tuple(edits)


def _cell_edits(table: str, row: str, old: Cells, new: Cells) -> Iterator[Edit]:
    for column in dict.fromkeys((*old, *new)):
        base, text = old.get(column, ""), new.get(column, "")
        if base != text:
            yield CellEdit(table=table, row=row, column=column, base=base, text=text)


def _table_edits(table: Table, before: CaseText, after: CaseText) -> Iterator[Edit]:
    old, new = before.rows(table.name), after.rows(table.name)
    known = _by_key(table, old)
    taken = {row.id for row in old}
    pairs = [(known.get(key), row) for key, row in _by_key(table, new).items()]
    order = [match.id for match, _ in pairs if match is not None]
    for match, row in pairs:
        if match is not None:
            yield from _cell_edits(table.name, match.id, match.cells, row.cells)
    matched = set(order)
    for row in old:
        if row.id not in matched:
            yield RowDeleted(table=table.name, row=row.id, base=row_digest(row.cells))
    yield from _moves(table.name, [row.id for row in old if row.id in matched], order)
    above = ""
    for match, row in pairs:
        if match is None:
            above_this, above = above, _fresh(row.id, taken)
            taken.add(above)
            yield RowAdded(table=table.name, row=above, after=above_this, cells=row.cells)
        else:
            above = match.id


def _moves(table: str, old: list[str], new: list[str]) -> Iterator[Edit]:
    """The rows that must be put elsewhere, each below the one above it in the new order."""
    if old == new:
        return
    standing = list(old)
    for at, row in enumerate(new):
        if standing[at] != row:
            standing.remove(row)
            standing.insert(at, row)
            yield RowMoved(table=table, row=row, after=new[at - 1] if at else "")


def _by_key(table: Table, rows: tuple[TextRow, ...]) -> Mapping[tuple[str, ...], TextRow]:
    """The rows by what names them and how many times that stood before."""
    found: dict[tuple[str, ...], TextRow] = {}
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.text(column).strip() for column in table.key)
        seen[key] = seen.get(key, 0) + 1
        found[(*key, str(seen[key]))] = row
    return found


def _fresh(wanted: str, taken: set[str]) -> str:
    """An id that is not taken: the wanted one, or that with a number."""
    if wanted not in taken:
        return wanted
    number = 1
    while f"{wanted}n{number}" in taken:
        number += 1
    return f"{wanted}n{number}"
