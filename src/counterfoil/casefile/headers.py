"""The row of column names at the head of a CSV file or a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.casefile.columns import Table
from counterfoil.casefile.nearest_word import choose_among
from counterfoil.errors import Problem


def header_problems(table: Table, names: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """The columns that the table does not have, and those that stand twice.

    names: each column's name, and where it stands.
    """
    problems, seen = [], set[str]()
    for name, where in names:
        if name in seen:
            mend = "delete one of the two columns"
            problems.append(Problem(what=f"the column {name} stands twice", where=where, mend=mend))
        elif name and table.column(name) is None:
            problems.append(unknown_column(table, name, where))
        seen.add(name)
    return tuple(problems)


def unknown_column(table: Table, name: str, where: str) -> Problem:
    """What to say of a column or field that a table does not have."""
    known = table.names(("2017-18",), ())
    noun = "the case has no field" if table.name == "case" else f"{table.name} has no column"
    return Problem(
        what=f"{noun} {name!r}",
        where=where,
        mend=f"delete or rename it: {choose_among(name, known)}",
    )


def missing_columns(table: Table, names: Iterable[str], where: str) -> tuple[Problem, ...]:
    """The columns that must be filled in and are not there at all."""
    present = set(names)
    return tuple(
        Problem(
            what=f"there is no column {column.name}",
            where=where,
            mend=f"add the column {column.name}: {column.means}",
        )
        for column in table.columns
        if column.required and column.name not in present
    )
