"""From rows to the typed business case, with every problem of form found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.columns import Table
from counterfoil.casefile.read_bands import read_bands
from counterfoil.casefile.read_header import Header, read_header
from counterfoil.casefile.read_lines import read_line
from counterfoil.casefile.read_records import (
    read_baseline,
    read_body,
    read_correlation_group,
    read_delay,
    read_driver,
    read_index,
    read_objective,
    read_option,
    read_risk,
    read_score,
    read_source,
)
from counterfoil.casefile.read_years import read_budget, read_profile, term_problems
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.rows import Row, TableRows, row_key
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.errors import Problem, Severity, errors_among

Record = TypeVar("Record")

_READERS: Mapping[str, Callable[[RecordReader], object]] = {
    "sources": read_source,
    "bodies": read_body,
    "indices": read_index,
    "delays": read_delay,
    "correlations": read_correlation_group,
    "options": read_option,
    "objectives": read_objective,
    "scores": read_score,
    "baseline": read_baseline,
    "drivers": read_driver,
    "lines": read_line,
    "risks": read_risk,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """What the rows make: a case, unless not even its term could be read.

    broken: the (table, key) of records in which something could not be read. The case holds
    stand-ins there, so that one which is not sound is good only for looking for more problems.
    not_whole: the tables of which not every row could be made out.
    """

    case: BusinessCase | None
    problems: tuple[Problem, ...]
    broken: frozenset[tuple[str, str]]
    not_whole: frozenset[str]

    @property
    def sound(self) -> bool:
        """Whether the case is the one that was written."""
        return self.case is not None and not (
            self.broken or self.not_whole or errors_among(self.problems)
        )


def read_case(fields: Row | None, tables: Mapping[str, TableRows]) -> ReadCase:
    """The case that the rows make. tables: by name, those that are absent left out."""
    problems: list[Problem] = []
    broken = set[tuple[str, str]]()
    header = Header(arguments={}, years=(), months=())
    if fields is not None:
        header = read_header(fields, problems)
    if fields is None or problems or fields.has_refused_cell:
        broken.add(("case", ""))
    records: dict[str, tuple[Any, ...]] = {}
    for table in RECORD_TABLES:
        found = tables.get(table.name)
        if found is not None:
            records[table.name] = _read_table(found, header, problems, broken)
    case = None
    if header.years:
        arguments: dict[str, Any] = {**header.arguments, **records}
        case = BusinessCase(**arguments)
    return ReadCase(
        case=case,
        problems=tuple(problems),
        broken=frozenset(broken),
        not_whole=frozenset(name for name, found in tables.items() if not found.whole),
    )


def _read_table(
    found: TableRows,
    header: Header,
    problems: list[Problem],
    broken: set[tuple[str, str]],
) -> tuple[Any, ...]:
    table = found.table
    if header.years:
        of_term = term_problems(found, header.years, header.months)
        if of_term:
            broken.add((table.name, ""))
            problems.extend(of_term)
    if table.name == "bands":
        return _read_bands(found, problems, broken)
    read = _reader_of(table, header)
    records = []
    for row in found.rows:
        before = len(problems)
        records.append(read(RecordReader(table, row, problems)))
        if len(problems) > before or row.has_refused_cell:
            broken.add((table.name, row_key(table, row)))
    problems.extend(_twice(table, found.rows))
    return tuple(records)


def _reader_of(table: Table, header: Header) -> Callable[[RecordReader], object]:
    if table.name == "profiles":
        return lambda row: read_profile(row, header.years, header.months)
    if table.name == "budgets":
        return lambda row: read_budget(row, header.years)
    return _READERS[table.name]


def _read_bands(
    found: TableRows, problems: list[Problem], broken: set[tuple[str, str]]
) -> tuple[Any, ...]:
    gathered: list[Problem] = []
    rows = [RecordReader(found.table, row, gathered) for row in found.rows]
    bands = read_bands(rows)
    if gathered or any(row.has_refused_cell for row in found.rows):
        broken.update((found.table.name, row_key(found.table, row)) for row in found.rows)
    problems.extend(gathered)
    return bands


def _twice(table: Table, rows: Iterable[Row]) -> list[Problem]:
    """Records with one key; those alike but for capitals are warned of."""
    problems = []
    first = dict[str, Row]()
    for row in rows:
        key = row_key(table, row)
        if "" in key.split("/"):
            continue
        earlier = first.setdefault(key.casefold(), row)
        if earlier is row:
            continue
        same = row_key(table, earlier) == key
        column = table.key[-1]
        what = f"{key} stands twice: it is also in {earlier.where_of(column)}"
        if not same:
            what = f"{key} differs only by capitals from {row_key(table, earlier)}"
        problems.append(
            Problem(
                what=what,
                where=row.where_of(column),
                mend=_mend_of_twice(table) if same else "give one of them another id",
                severity=Severity.ERROR if same else Severity.WARNING,
            )
        )
    return problems


def _mend_of_twice(table: Table) -> str:
    if table.key[-1] == "id":
        return "give one of them another id, or delete it"
    return "delete one of them"
