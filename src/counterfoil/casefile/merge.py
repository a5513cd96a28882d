"""Putting one person's edits onto a draft that others change too, without losing a word of either.

An edit of a cell that still says what its writer saw is applied; one that asks for what stands
there already is nothing; any other is a clash, which changes nothing and is given back with both
texts for a person to choose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_text import CaseText, Cells, TextRow, kept, row_digest
from counterfoil.casefile.edits import CellEdit, Edit, RowAdded, RowAt, RowDeleted, RowMoved
from counterfoil.casefile.tables import RECORD_TABLES, TABLES


class Act(StrEnum):
    """What an edit did."""

    CELL = "cell"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """One edit that took effect, with what it undoes by.

    before, after: the text of a cell; the row and its place for a row; None where there was none.
    """

    act: Act
    table: str
    row: str
    column: str = ""
    before: str | RowAt | None
    after: str | RowAt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """An edit that did not take effect, because somebody else changed the same thing meanwhile.

    theirs: what stands there now, None where the row is gone. mine: what the writer wants, None
    for a deletion. For a deletion base and the texts are of the row, as `row_digest` and cells.
    """

    table: str
    row: str
    column: str = ""
    base: str
    theirs: str | Cells | None
    mine: str | Cells | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A draft after edits: what it says, which of them took effect, and which clash."""

    text: CaseText
    applied: tuple[Applied, ...]
    clashes: tuple[Clash, ...]


@dataclass(slots=True)
class _Board:
    """The rows while edits are put on them.

    order: the ids of each table's rows. rows: the row of each id, so that thousands of edits find
    theirs at once.
    """

    fields: dict[str, str]
    order: dict[str, list[str]]
    rows: dict[str, dict[str, TextRow]]
    applied: list[Applied] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    def row(self, table: str, row: str) -> TextRow | None:
        return self.rows.get(table, {}).get(row)

    def above(self, table: str, at: int) -> str:
        return self.order[table][at - 1] if at else ""

    def below(self, table: str, after: str | None) -> int:
        """Where a row comes to stand that is to follow another; at the end when that is gone."""
        if after == "":
            return 0
        order = self.order[table]
        if after is None or after not in self.rows[table]:
            return len(order)
        if order[-1] == after:
            return len(order)
        return order.index(after) + 1

    def text(self) -> CaseText:
        return CaseText(
            fields=self.fields,
            tables={
                name: tuple(self.rows[name][row] for row in order)
                for name, order in self.order.items()
            },
        )


def apply_edits(current: CaseText, edits: Iterable[Edit]) -> Merged:
    """The draft with the edits that may be applied, in their order.

    Edits of a table or column that no case has are clashes too, with nothing standing there.
    """
    tables = {table.name: current.rows(table.name) for table in RECORD_TABLES}
    board = _Board(
        fields=dict(current.fields),
        order={name: [row.id for row in rows] for name, rows in tables.items()},
        rows={name: {row.id: row for row in rows} for name, rows in tables.items()},
    )
    for edit in edits:
        match edit:
            case CellEdit():
                _change(board, edit)
            case RowAdded():
                _add(board, edit)
            case RowDeleted():
                _delete(board, edit)
            case RowMoved():
                _move(board, edit)
    text = board.text() if board.applied else current
    return Merged(text=text, applied=tuple(board.applied), clashes=tuple(board.clashes))


def is_column(table: str, column: str) -> bool:
    """Whether a table of a case has such a column, those for years, months and editions included.

    >>> is_column("lines", "amount"), is_column("lines", "2017-18"), is_column("case", "editions.x")
    (True, False, True)
    """
    known = TABLES.get(table)
    if known is None:
        return False
    return known.column(column) is not None or (
        known is CASE and column.startswith("editions.") and column != "editions."
    )


def _change(board: _Board, edit: CellEdit) -> None:
    base, mine = _plain(edit.base), _plain(edit.text)
    here = _cells_of(board, edit.table, edit.row)
    known = here is not None and is_column(edit.table, edit.column)
    theirs = here.get(edit.column, "") if here is not None and known else None
    if theirs == mine:
        return
    if theirs != base:
        board.clashes.append(
            Clash(
                table=edit.table,
                row=edit.row,
                column=edit.column,
                base=base,
                theirs=theirs,
                mine=mine,
            )
        )
        return
    _put(board, edit.table, edit.row, edit.column, mine)
    board.applied.append(
        Applied(
            act=Act.CELL,
            table=edit.table,
            row=edit.row,
            column=edit.column,
            before=theirs,
            after=mine,
        )
    )


def _add(board: _Board, edit: RowAdded) -> None:
    """A row that is there already, as after a second sending, is completed rather than doubled."""
    cells = kept(edit.cells)
    unknown = [name for name in cells if not is_column(edit.table, name)]
    if edit.table not in board.order or unknown or not edit.row:
        board.clashes.append(
            Clash(table=edit.table, row=edit.row, base="", theirs=None, mine=cells)
        )
        return
    if board.row(edit.table, edit.row) is not None:
        for column, text in cells.items():
            cell = CellEdit(table=edit.table, row=edit.row, column=column, base="", text=text)
            _change(board, cell)
        return
    at = board.below(edit.table, edit.after)
    board.order[edit.table].insert(at, edit.row)
    board.rows[edit.table][edit.row] = TextRow(id=edit.row, cells=cells)
    board.applied.append(
        Applied(
            act=Act.ADDED,
            table=edit.table,
            row=edit.row,
            before=None,
            after=RowAt(cells=cells, after=board.above(edit.table, at)),
        )
    )


def _delete(board: _Board, edit: RowDeleted) -> None:
    row = board.row(edit.table, edit.row)
    if row is None:
        return
    if row_digest(row.cells) != edit.base:
        board.clashes.append(
            Clash(
                table=edit.table,
                row=edit.row,
                base=edit.base,
                theirs=dict(row.cells),
                mine=None,
            )
        )
        return
    at = board.order[edit.table].index(edit.row)
    before = RowAt(cells=row.cells, after=board.above(edit.table, at))
    del board.order[edit.table][at]
    del board.rows[edit.table][edit.row]
    board.applied.append(
        Applied(act=Act.DELETED, table=edit.table, row=edit.row, before=before, after=None)
    )


def _move(board: _Board, edit: RowMoved) -> None:
    """The later of two moves stands: no word is lost by it. A row that is gone is not moved."""
    if board.row(edit.table, edit.row) is None or edit.after == edit.row:
        return
    at = board.order[edit.table].index(edit.row)
    above = board.above(edit.table, at)
    del board.order[edit.table][at]
    to = board.below(edit.table, edit.after)
    board.order[edit.table].insert(to, edit.row)
    if to != at:
        board.applied.append(
            Applied(
                act=Act.MOVED,
                table=edit.table,
                row=edit.row,
                before=RowAt(cells={}, after=above),
                after=RowAt(cells={}, after=board.above(edit.table, to)),
            )
        )


def _cells_of(board: _Board, table: str, row: str) -> Cells | None:
    if table == CASE.name:
        return board.fields if not row else None
    here = board.row(table, row)
    return None if here is None else here.cells


def _put(board: _Board, table: str, row: str, column: str, text: str) -> None:
    if table == CASE.name:
        board.fields = kept({**board.fields, column: text})
        return
    here = board.row(table, row)
    if here is not None:
        board.rows[table][row] = TextRow(id=row, cells=kept({**here.cells, column: text}))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
