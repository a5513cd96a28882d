"""A table of published values: named, typed columns and rows that cannot be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterfoil.errors import InvalidValue

Cell = str | int | float | date | None

_MONTH_FORM = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")


class CellKind(StrEnum):
    """What a column holds. A share is a decimal: 0.035 is 3.5%."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    SHARE = "share"
    YEAR = "year"
    MONTH = "month"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, what its cells hold and what they mean, with the unit."""

    name: str
    kind: CellKind
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of published values. `shown` names the columns a page shows when there are too many.

    >>> table = Table(id="rate", title="Rate", rows=((0.2,),), columns=(
    ...     Column(name="rate", kind=CellKind.SHARE, means="share of the price"),))
    >>> table.only("rate")
    0.2
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = self.column_names
        if not self.rows or not names or len(set(names)) != len(names):
            raise _wrong(self.id, "it has no rows, no columns or a column twice")
        if set(self.shown) - set(names):
            raise _wrong(self.id, "`shown` names a column it does not have")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(names):
                raise _wrong(self.id, f"row {number} has {len(row)} cells for {len(names)} columns")

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> tuple[Cell, ...]:
        """Every cell of one column. Raises InvalidValue when there is no such column."""
        if name not in self.column_names:
            raise _wrong(self.id, f"it has no column {name!r}")
        place = self.column_names.index(name)
        return tuple(row[place] for row in self.rows)

    def records(self) -> Iterator[dict[str, Cell]]:
        """Each row as a dictionary from column name to cell."""
        for row in self.rows:
            yield dict(zip(self.column_names, row, strict=True))

    def only(self, name: str) -> Cell:
        """The one cell of a column in a table of one row."""
        (cell,) = self.column(name)
        return cell


def read_cell(value: object, kind: CellKind) -> Cell:
    """One cell as its kind. An empty cell is None. Raises ValueError when it does not fit.

    >>> read_cell("0.2", CellKind.SHARE), read_cell("", CellKind.NUMBER)
    (0.2, None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        raise ValueError(f"{value!r} is not a {kind}")
    if kind in (CellKind.INTEGER, CellKind.YEAR):
        return int(str(value))
    if kind in (CellKind.NUMBER, CellKind.SHARE):
        return float(str(value))
    if kind is CellKind.DATE:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if kind is CellKind.MONTH and not _MONTH_FORM.match(str(value)):
        raise ValueError(f"{value!r} is not a month such as 2018-04")
    return str(value)


def read_rows(
    rows: Sequence[Sequence[object]], columns: Sequence[Column]
) -> tuple[tuple[Cell, ...], ...]:
    """Raw rows as typed cells. Raises ValueError naming the row and the column at fault."""
    return tuple(_read_row(row, columns, number) for number, row in enumerate(rows, start=1))


def _read_row(row: Sequence[object], columns: Sequence[Column], number: int) -> tuple[Cell, ...]:
    if len(row) != len(columns):
        raise ValueError(f"row {number} has {len(row)} cells for {len(columns)} columns")
    cells: list[Cell] = []
    for value, column in zip(row, columns, strict=True):
        try:
            cells.append(read_cell(value, column.kind))
        except ValueError as error:
            raise ValueError(f"row {number}, column {column.name}: {error}") from error
    return tuple(cells)


def _wrong(table_id: str, what: str) -> InvalidValue:
    return InvalidValue(
        what=what, where=f"table {table_id}", mend="give each column once and fill every row"
    )
