"""A case as the text of its cells: what somebody is writing, whether or not it makes sense yet.

Every row has an id that it keeps for its whole life, whatever its cells say, so that two people
can change one table at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_fields import CASE, EDITION_FIELD
from counterfoil.casefile.columns import Table, month_of, year_of
from counterfoil.casefile.read_header import Header, read_header
from counterfoil.casefile.rows import Cell, Row, TableRows
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.casefile.value_text import cell_text
from counterfoil.casefile.written_case import written_case

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One row: its id, and the text of every cell that is not blank."""

    id: str
    cells: Cells

    def text(self, column: str) -> str:
        """The text of a cell; empty where it is blank."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    """A case as text: its own fields, and the rows of each table by its name."""

    fields: Cells = field(default_factory=dict)
    tables: Mapping[str, tuple[TextRow, ...]] = field(default_factory=dict)

    def rows(self, table: str) -> tuple[TextRow, ...]:
        """The rows of a table; those of `case` are its own fields as one row without an id."""
        if table == CASE.name:
            return (TextRow(id="", cells=self.fields),)
        return self.tables.get(table, ())

    def row(self, table: str, row_id: str) -> TextRow | None:
        """One row; None when there is none of that id."""
        return next((row for row in self.rows(table) if row.id == row_id), None)


def kept(cells: Cells) -> dict[str, str]:
    """The cells that hold something, with line ends as one character."""
    plain = {name: text.replace("\r\n", "\n").replace("\r", "\n") for name, text in cells.items()}
    return {name: text for name, text in plain.items() if text}


def text_of_case(case: BusinessCase) -> CaseText:
    """The cells of a case. Raises: BadInput when a value could not be kept."""
    written = written_case(case)
    return CaseText(
        fields={name: cell_text(value) for name, value in written.fields.items()},
        tables={
            table.name: tuple(
                TextRow(id=f"r{number}", cells={n: cell_text(v) for n, v in row.values.items()})
                for number, row in enumerate(written.tables[table.name], start=1)
            )
            for table in RECORD_TABLES
        },
    )


def text_of_rows(fields: Row | None, tables: Mapping[str, TableRows]) -> CaseText:
    """The cells of rows that were read from files or sheets, however wrong they are."""
    return CaseText(
        fields=kept(_texts(fields)) if fields is not None else {},
        tables={
            table.name: tuple(
                TextRow(id=f"r{number}", cells=kept(_texts(row)))
                for number, row in enumerate(tables[table.name].rows, start=1)
            )
            if table.name in tables
            else ()
            for table in RECORD_TABLES
        },
    )


def document_of(text: CaseText) -> dict[str, Any]:
    """A case as plain JSON values, without the ids of its rows."""
    return {
        "fields": dict(text.fields),
        "tables": {
            table.name: [dict(row.cells) for row in text.rows(table.name)]
            for table in RECORD_TABLES
        },
    }


def text_of_document(document: Mapping[str, Any]) -> CaseText:
    """The case that `document_of` made plain values of."""
    tables = document["tables"]
    return CaseText(
        fields=dict(document["fields"]),
        tables={
            table.name: tuple(
                TextRow(id=f"r{number}", cells=dict(cells))
                for number, cells in enumerate(tables.get(table.name, ()), start=1)
            )
            for table in RECORD_TABLES
        },
    )


def text_fingerprint(text: CaseText) -> str:
    """The SHA-256 of what every cell says, to tell whether a draft is as it was."""
    plain = json.dumps(document_of(text), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def row_digest(cells: Cells) -> str:
    """A short sign of what a row says, to tell whether it is as it was.

    >>> row_digest({"id": "a", "note": ""}) == row_digest({"id": "a"})
    True
    """
    plain = json.dumps(sorted(kept(cells).items()), ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def header_of(fields: Cells) -> Header:
    """The term that the case's own fields give, as far as they can be read."""
    cells = {name: Cell(text, name) for name, text in fields.items()}
    return read_header(Row(cells, CASE.name, ""), [])


def columns_of(text: CaseText, table: Table, *, with_months: bool = False) -> tuple[str, ...]:
    """Every column of a table for the term, and those outside it in which something stands.

    with_months: give the columns of all months that may be listed, though nothing stands there.
    """
    if table.name == CASE.name:
        return tuple(dict.fromkeys((*CASE.names(), *_editions(text.fields))))
    if not table.has_years:
        return table.names()
    header = header_of(text.fields)
    filled = {name for row in text.rows(table.name) for name in row.cells}
    years = {*header.years, *(name for name in filled if year_of(name))}
    months = _months_to_show(header.months, filled, with_months=with_months)
    beyond = sorted(name for name in filled if month_of(name) and name not in months)
    return table.names(sorted(years), (*months, *beyond))


def _texts(row: Row) -> dict[str, str]:
    return {name: cell.text for name, cell in row.cells.items()}


def _editions(fields: Iterable[str]) -> list[str]:
    return sorted(name for name in fields if name.startswith(EDITION_FIELD))


def _months_to_show(
    months: tuple[str, ...], filled: set[str], *, with_months: bool
) -> tuple[str, ...]:
    if with_months:
        return months
    last = max((months.index(name) + 1 for name in filled if name in months), default=0)
    return months[: -(-last // 12) * 12]
