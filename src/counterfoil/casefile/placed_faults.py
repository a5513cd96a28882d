"""Faults of a case as problems in its files: each where it stands, and none that only follows.

When a cell or a table could not be read, a fault that comes from what is missing there is left
out: it would send the reader after something that is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from counterfoil.appraisal.faults import Fault, Place
from counterfoil.casefile.columns import Table
from counterfoil.casefile.read_bands import band_key
from counterfoil.casefile.rows import Row, TableRows, row_key
from counterfoil.casefile.rows_to_case import ReadCase
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import Problem, Severity

Rows = Mapping[tuple[str, str], Row]

_FOLLOW_LINES = ("correlations", "options")
"""Tables of which something is said that depends on the lines."""


def fault_problems(
    read: ReadCase, tables: Mapping[str, TableRows], rows: Rows, *, in_workbook: bool
) -> tuple[Problem, ...]:
    """What does not fit together in a case, where it stands."""
    from counterfoil.appraisal.validation import case_faults

    if read.case is None:
        return ()
    unread = read.not_whole | {table for table, key in read.broken if not key}
    holed = {table for table, _ in read.broken}
    faults = [
        fault
        for fault in case_faults(read.case)
        if not _only_follows(fault, read, unread=unread, holed=holed)
    ]
    absent: dict[str, list[Fault]] = {}
    told = []
    for fault in faults:
        needed = _table_needed(fault)
        if needed is not None and needed.name not in tables:
            absent.setdefault(needed.name, []).append(fault)
        else:
            told.append(fault.as_problem(_where(fault.place, tables, rows, in_workbook)))
    missing = [_absent_problem(name, found, rows, in_workbook) for name, found in absent.items()]
    return (*missing, *told)


def index_rows(fields: Row | None, tables: Mapping[str, TableRows]) -> dict[tuple[str, str], Row]:
    """The row of each record by table and key; a table of bands by its own name and by band."""
    rows = {} if fields is None else {("case", ""): fields}
    bands_so_far = Counter[str]()
    for name, found in tables.items():
        for row in found.rows:
            key = row_key(found.table, row)
            rows.setdefault((name, key), row)
            if name == "bands":
                bands_so_far[key] += 1
                rows[name, band_key(key, bands_so_far[key])] = row
    return rows


def locate(rows: Rows, place: Place) -> str:
    """The file and line, or sheet and cell, of a place; the place itself where none is known."""
    row = rows.get((place.table, place.key))
    return str(place) if row is None else row.where_of(place.column)


def _only_follows(
    fault: Fault, read: ReadCase, *, unread: AbstractSet[str], holed: AbstractSet[str]
) -> bool:
    """Whether a fault comes of something that could not be read, and is told of already.

    unread: tables that were not read as a whole. holed: tables with a row that was not.
    """
    place = fault.place
    if place.table in unread or (place.table, place.key) in read.broken:
        return True
    if not place.key and place.table in holed:
        return True
    if "lines" in unread and place.table in _FOLLOW_LINES:
        return True
    table = TABLES.get(place.table)
    column = table.column(place.column) if table else None
    return column is not None and column.refers_to in unread


def _table_needed(fault: Fault) -> Table | None:
    """The table that an erring reference points into."""
    table = TABLES.get(fault.place.table)
    column = table.column(fault.place.column) if table and fault.place.column else None
    if column is None or fault.severity is not Severity.ERROR:
        return None
    return TABLES.get(column.refers_to)


def _absent_problem(name: str, faults: list[Fault], rows: Rows, in_workbook: bool) -> Problem:
    """One problem for all the references into a table that is not there."""
    table, first = TABLES[name], locate(rows, faults[0].place)
    holder, where = "file", table.file
    if in_workbook:
        holder, where = "sheet", f"sheet {name}"
    elif table.in_yaml:
        holder = f"list {name}"
    cells = (
        "a cell names a record in it"
        if len(faults) == 1
        else (f"{len(faults)} cells name records in it")
    )
    return Problem(
        what=f"there is no such {holder}, and {cells}, the first in {first}: {faults[0].what}",
        where=where,
        mend=f"add it. {table.about} See `counterfoil schema {'case' if table.in_yaml else name}`",
    )


def _where(place: Place, tables: Mapping[str, TableRows], rows: Rows, in_workbook: bool) -> str:
    table = TABLES.get(place.table)
    if place.key or table is None or table.name == "case":
        return locate(rows, place)
    found = tables.get(table.name)
    if found is not None:
        return found.where
    return f"sheet {table.name}" if in_workbook else table.file
