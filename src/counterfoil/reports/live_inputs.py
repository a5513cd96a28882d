"""The case's own sheets as formulas refer to them: one cell, one column, one number from text."""

from __future__ import annotations

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.cell_map import CellMap, column_letters


class LiveInputs:
    """Input cells of one case by record, and the columns that formulas look records up in."""

    def __init__(self, case: BusinessCase, cells: CellMap) -> None:
        self.case = case
        self._cells = cells
        self._keys: dict[str, tuple[str, ...]] = {
            "options": tuple(item.id for item in case.options),
            "bodies": tuple(item.id for item in case.bodies),
            "indices": tuple(item.id for item in case.indices),
            "delays": tuple(item.id for item in case.delays),
            "drivers": tuple(item.id for item in case.drivers),
            "profiles": tuple(item.id for item in case.profiles),
            "budgets": tuple(item.id for item in case.budgets),
            "lines": tuple(item.key for item in case.lines),
            "risks": tuple(item.key for item in case.risks),
            "bands": tuple(
                f"{table.id}#{place + 1}"
                for table in case.bands
                for place in range(len(table.bands.bands))
            ),
        }

    def cell(self, table: str, key: str, column: str) -> str:
        """The address of one input."""
        return self._cells.address(table, key, column)

    def field(self, column: str) -> str:
        """The address of one of the case's own fields."""
        return self._cells.address("case", "", column)

    def keys(self, table: str) -> tuple[str, ...]:
        """The records of a table, in the order of the sheet."""
        return self._keys[table]

    def column(self, table: str, column: str) -> str:
        """The column over all records of a table, such as 'drivers'!$A$5:$A$9."""
        keys = self._keys[table]
        first = self.cell(table, keys[0], column)
        return f"{first}:{self.cell(table, keys[-1], column).rpartition('!')[2]}"

    def looked_up(self, table: str, wanted: str, column: str, by: str = "id") -> str:
        """The value of a column in the record whose id is in the cell `wanted`."""
        return f"INDEX({self.column(table, column)},{self.place(table, wanted, by)})"

    def place(self, table: str, wanted: str, by: str = "id") -> str:
        """The number of the record whose id is in the cell `wanted`."""
        return f"MATCH({wanted},{self.column(table, by)},0)"

    def records_below(self, table: str, column: str = "id") -> str:
        """A column from below its header far past the last record, to notice rows added."""
        letters = column_letters(self._cells.columns[table, column])
        return f"'{table}'!${letters}$2:${letters}$5000"


def as_year(cell: str) -> str:
    """The first calendar year of a financial year typed as 2017-18.

    >>> as_year("lines!$H$5")
    'VALUE(LEFT(lines!$H$5,4))'
    """
    return f"VALUE(LEFT({cell},4))"


def as_text(cell: str) -> str:
    """A cell's text; a blank cell is empty text and not nought."""
    return f'{cell}&""'


def is_yes(cell: str) -> str:
    """Whether a cell says yes, in any of the ways that a case may say it."""
    return f'ISNUMBER(MATCH(LOWER({cell}&""),{{"yes","true","y","1"}},0))'
