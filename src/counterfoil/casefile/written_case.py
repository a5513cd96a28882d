"""The rows of a case, proved to read back as the same case before they go anywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_to_rows import case_rows
from counterfoil.casefile.columns import Table
from counterfoil.casefile.rows import Cell, Form, Row, TableRows, Value, WrittenCase
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.casefile.value_text import cell_text
from counterfoil.errors import BadInput, Problem


def written_case(case: BusinessCase) -> WrittenCase:
    """The case as rows that read back as the same case.

    Raises: BadInput when a value could not be kept, such as a number that is not finite, text with
    control characters, or a profile longer than the term.
    """
    _refuse_what_is_not_finite(case)
    written = case_rows(case)
    fields = _row("case", written.fields)
    tables = {table.name: _table_rows(table, written) for table in RECORD_TABLES}
    read = read_case(fields, tables)
    if not read.sound:
        raise BadInput(read.problems)
    if read.case != case:
        raise BadInput(_differences(case, read.case))
    return written


def _table_rows(table: Table, written: WrittenCase) -> TableRows:
    return TableRows(
        table=table,
        where=table.name,
        columns=written.columns(table),
        rows=tuple(_row(f"{table.name} {r.key}", r.values) for r in written.tables[table.name]),
    )


def _row(where: str, values: Mapping[str, Value]) -> Row:
    cells = {
        column: Cell(
            cell_text(value),
            f"{where}, {column}",
            Form.TEXT if isinstance(value, str) else Form.UNTYPED,
        )
        for column, value in values.items()
    }
    return Row(cells, where, "")


def _differences(case: BusinessCase, read: BusinessCase | None) -> tuple[Problem, ...]:
    """Where the case and what was read back differ: by record, so that it can be found."""
    names = [*CASE.names(), *(table.name for table in RECORD_TABLES)]
    problems = []
    for name in dict.fromkeys(part.partition(".")[0] for part in names):
        ours, back = getattr(case, name), getattr(read, name, None)
        if ours == back:
            continue
        where = name
        if isinstance(ours, tuple) and isinstance(back, tuple) and len(ours) == len(back):
            differing = next(a for a, b in zip(ours, back, strict=True) if a != b)
            where = f"{name} {getattr(differing, 'key', getattr(differing, 'id', ''))}".strip()
        problems.append(
            Problem(
                what="it would not be kept as it is",
                where=where,
                mend="take out blanks around names, and give as many years as the term has",
            )
        )
    return tuple(problems)


def _refuse_what_is_not_finite(case: BusinessCase) -> None:
    problems = [
        Problem(what=f"{number} is not a finite number", where=where, mend="give a finite number")
        for where, number in _numbers(case, "case")
        if not math.isfinite(number)
    ]
    if problems:
        raise BadInput(problems)


def _numbers(value: object, where: str) -> list[tuple[str, float]]:
    """Every float within a record, with the record it stands in."""
    if isinstance(value, float):
        return [(where, value)]
    if isinstance(value, tuple):
        return [pair for item in value for pair in _numbers(item, where)]
    slots = getattr(type(value), "__dataclass_fields__", None)
    if slots is None:
        return []
    named = getattr(value, "id", "")
    inner = f"{where} {named}" if named and where != "case" else where
    return [
        pair
        for name in slots
        for pair in _numbers(getattr(value, name), name if where == "case" else inner)
    ]
