"""Where each figure of a case stands in its workbook, for formulas that point at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMap:
    """Rows by (table, key) and columns by (table, column), both counted from 0."""

    rows: Mapping[tuple[str, str], int]
    columns: Mapping[tuple[str, str], int]

    def address(self, table: str, key: str, column: str) -> str:
        """An absolute reference to a cell, blank or not. Raises InvalidValue if there is none.

        A field of the case is `("case", "", "years")`; a year of a profile is
        `("profiles", "staff", "2017-18")`; a band is `("bands", "prices#2", "rate_gbp")`.

        >>> cells = CellMap(rows={("lines", "partner/fee"): 6}, columns={("lines", "amount"): 6})
        >>> cells.address("lines", "partner/fee", "amount")
        "'lines'!$G$7"
        """
        row_name, column_name = (table, key), (table, column)
        if table == "case":
            row_name, column_name = (table, column), (table, "")
        if row_name not in self.rows or column_name not in self.columns:
            raise InvalidValue(
                what="the workbook has no such cell",
                where=f"{table} {key}, {column}",
                mend="name a table, a record and a column of the case",
            )
        letter = column_letters(self.columns[column_name])
        return f"'{table}'!${letter}${self.rows[row_name] + 1}"


def column_letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
