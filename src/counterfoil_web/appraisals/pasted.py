"""Rows copied from a spreadsheet: cells parted by tabs, rows by line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from counterfoil.casefile.columns import Column, Table
from counterfoil.casefile.draft import column_words
from counterfoil.casefile.edits import RowAdded
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.cell_words import word_meant
from counterfoil_web.appraisals.store import new_row_id

MOST_ROWS = 2_000


def pasted_rows(
    text: str, table: Table, columns: Sequence[Column], option: str = ""
) -> tuple[RowAdded, ...]:
    """New rows from what was copied. Its first line may name the columns, else they are `columns`.

    option: put into rows that leave the option blank. Raises: InvalidValue when a row is wider
    than the columns, or there are too many.
    """
    lines = [cells for cells in csv.reader(io.StringIO(text), delimiter="\t") if any(cells)]
    if not lines:
        raise InvalidValue(
            what="there is nothing to add",
            where="the pasted rows",
            mend="copy rows in your spreadsheet, paste them into the box, then add them",
        )
    if len(lines) > MOST_ROWS:
        raise InvalidValue(
            what=f"{len(lines):,} rows are too many at once; at most {MOST_ROWS:,} are taken",
            where="the pasted rows",
            mend="add them in parts, or upload a workbook",
        )
    named = _named(lines[0], table)
    names = named or [column.name for column in columns]
    wide = [number for number, cells in enumerate(lines, start=1) if len(cells) > len(names)]
    if wide:
        raise InvalidValue(
            what=f"row {wide[0]} has {len(lines[wide[0] - 1])} cells, and {len(names)} columns "
            "are shown",
            where="the pasted rows",
            mend="show the columns that you copied, or copy their headings too",
        )
    return tuple(
        RowAdded(
            table=table.name,
            row=new_row_id(),
            cells=_filled(_meant(dict(zip(names, cells, strict=False)), table), option),
        )
        for cells in lines[1 if named else 0 :]
    )


def _named(cells: Sequence[str], table: Table) -> list[str]:
    """The columns that a line of headings names; empty when it is no such line."""
    found = [_column_named(cell, table) for cell in cells]
    return [name for name in found if name] if all(found) else []


def _column_named(heading: str, table: Table) -> str:
    plain = heading.strip().removesuffix("(needed)").strip().casefold()
    if table.column(heading.strip()) is not None:
        return heading.strip()
    words = {column_words(column.name).casefold(): column.name for column in table.columns}
    return words.get(plain, "")


def _meant(cells: dict[str, str], table: Table) -> dict[str, str]:
    """Words that were copied from a page become the words that a cell keeps."""
    columns = ((table.column(name), name, text) for name, text in cells.items())
    return {
        name: word_meant(column, text) if column is not None else text
        for column, name, text in columns
    }


def _filled(cells: dict[str, str], option: str) -> dict[str, str]:
    if option and not cells.get("option"):
        cells["option"] = option
    return cells
