"""The edits that take back what was done to a draft: edits like any others, so they may clash."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.casefile.case_text import row_digest
from counterfoil.casefile.edits import CellEdit, Edit, RowAdded, RowAt, RowDeleted, RowMoved
from counterfoil.casefile.merge import Act, Applied


def edits_undoing(applied: Iterable[Applied]) -> tuple[Edit, ...]:
    """What takes back these changes, the last of them first.

    A cell that was changed again since is a clash when the edits are applied, and so is a row
    that was added and then filled in further.
    """
    return tuple(_undoing(one) for one in reversed(tuple(applied)))


def _undoing(one: Applied) -> Edit:
    if one.act is Act.CELL:
        return CellEdit(
            table=one.table,
            row=one.row,
            column=one.column,
            base=_text(one.after),
            text=_text(one.before),
        )
    if one.act is Act.ADDED:
        digest = row_digest(_row(one.after).cells)
        return RowDeleted(table=one.table, row=one.row, base=digest)
    before = _row(one.before)
    if one.act is Act.DELETED:
        return RowAdded(table=one.table, row=one.row, after=before.after, cells=before.cells)
    return RowMoved(table=one.table, row=one.row, after=before.after)


def _text(value: str | RowAt | None) -> str:
    return value if isinstance(value, str) else ""


def _row(value: str | RowAt | None) -> RowAt:
    return value if isinstance(value, RowAt) else RowAt(cells={}, after="")
