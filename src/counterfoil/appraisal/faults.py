"""A fault in a business case, placed by table, record and column.

The case folder and the workbook turn a `Place` into a file and line, or a sheet and cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.errors import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure stands: a table such as `lines`, a record's key, a column.

    The table `case` holds the case's own fields; its key is empty.

    >>> str(Place(table="lines", key="partner/charge", column="driver"))
    'lines partner/charge, driver'
    """

    table: str
    key: str = ""
    column: str = ""

    def __str__(self) -> str:
        record = f"{self.table} {self.key}".strip()
        return f"{record}, {self.column}" if self.column else record


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong at a place, and how to mend it."""

    place: Place
    what: str
    mend: str
    severity: Severity = Severity.ERROR

    def as_problem(self, where: str = "") -> Problem:
        """The fault as a `Problem`, at the file and line or sheet and cell given."""
        return Problem(
            what=self.what, where=where or str(self.place), mend=self.mend, severity=self.severity
        )
