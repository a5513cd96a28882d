"""Rows as they were found, before they mean anything: the same from CSV, YAML and Excel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from counterfoil.casefile.columns import Table

Value = str | float | bool


class Form(Enum):
    """How a cell was typed, where that is known."""

    UNTYPED = auto()
    """CSV text, or YAML text without quotation marks."""
    QUOTED = auto()
    """YAML text in quotation marks or in a block."""
    TEXT = auto()
    """Text in a workbook."""
    NUMBER = auto()
    """A number in a workbook."""
    TRUTH = auto()
    """True or false."""
    DATE = auto()
    """A date in a workbook, its text being that of the ISO calendar."""
    REFUSED = auto()
    """Something that is told of already, such as a formula, and has no value."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, how it was typed, and where it stands."""

    text: str
    where: str
    form: Form = Form.UNTYPED

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text or self.text.isspace()


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record by column, and where the record stands.

    noun: what a cell that is not there is called before its name.
    """

    cells: Mapping[str, Cell]
    where: str
    noun: str = "column "

    def where_of(self, column: str) -> str:
        """Where a column's cell stands, or would stand."""
        cell = self.cells.get(column)
        if cell is not None:
            return cell.where
        return f"{self.where}, {self.noun}{column}" if column else self.where

    @property
    def has_refused_cell(self) -> bool:
        """Whether a cell of it has no value that could be read."""
        return any(cell.form is Form.REFUSED for cell in self.cells.values())

    def text(self, column: str) -> str:
        """The text of a cell without the blanks around it; empty where there is none."""
        cell = self.cells.get(column)
        return "" if cell is None else cell.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """The rows of a table. whole: whether its header and every row of it could be made out."""

    table: Table
    where: str
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A record as it is written: the value of every column that is not blank.

    key: what names the record in its table; a band is named table#1, table#2 and so on.
    """

    key: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCase:
    """A case as rows: the case's own fields, and the rows of each table by its name.

    years, months: the names of the columns for the years and months that the case lists.
    """

    fields: Mapping[str, Value]
    tables: Mapping[str, tuple[WrittenRow, ...]]
    years: tuple[str, ...]
    months: tuple[str, ...] = field(default=())

    def columns(self, table: Table) -> tuple[str, ...]:
        """Every column of a table in order, for this case's term."""
        return table.names(self.years, self.months)


def row_key(table: Table, row: Row) -> str:
    """What names a record in its table, such as partner/charge."""
    return "/".join(row.text(column) for column in table.key)
