"""What differs between two cases, record by record and column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.rows import Value, WrittenCase, WrittenRow
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil.casefile.value_text import cell_text
from counterfoil.casefile.written_case import written_case


class ChangeKind(StrEnum):
    """What happened to a record or a figure."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: of a column of a record, of a whole record, or of a table's order.

    A record added or removed has no column, and its title as its text; a table put in another
    order has no key either. The case's own fields are in the table `case`, whose key is empty.
    """

    table: str
    key: str = ""
    column: str = ""
    before_text: str = ""
    after_text: str = ""
    kind: ChangeKind

    def __str__(self) -> str:
        record = f"{self.table} {self.key}".strip()
        match self.kind:
            case ChangeKind.ADDED:
                return f"{record}: added, {self.after_text}"
            case ChangeKind.REMOVED:
                return f"{record}: removed, {self.before_text}"
            case ChangeKind.REORDERED:
                return f"{record}: its records are in another order"
        before, after = (text or "(blank)" for text in (self.before_text, self.after_text))
        return f"{record}, {self.column}: {before} → {after}"


def case_changes(before: BusinessCase, after: BusinessCase) -> tuple[Change, ...]:
    """The changes that lead from one case to the other, in the order of the tables; empty if none.

    Raises: BadInput for a case that could not be kept.
    """
    first, second = written_case(before), written_case(after)
    changes = list(_changed("case", "", TABLES["case"].names(), first.fields, second.fields))
    for table in RECORD_TABLES:
        changes.extend(_table_changes(table.name, first, second))
    return tuple(changes)


def _table_changes(name: str, first: WrittenCase, second: WrittenCase) -> Iterator[Change]:
    table = TABLES[name]
    old = {row.key: row for row in first.tables[name]}
    new = {row.key: row for row in second.tables[name]}
    columns = tuple(dict.fromkeys(first.columns(table) + second.columns(table)))
    for key, row in old.items():
        if key in new:
            yield from _changed(name, key, columns, row.values, new[key].values)
        else:
            yield Change(table=name, key=key, before_text=_title(row), kind=ChangeKind.REMOVED)
    for key, row in new.items():
        if key not in old:
            yield Change(table=name, key=key, after_text=_title(row), kind=ChangeKind.ADDED)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(table=name, kind=ChangeKind.REORDERED)


def _changed(
    table: str,
    key: str,
    columns: tuple[str, ...],
    old: Mapping[str, Value],
    new: Mapping[str, Value],
) -> Iterator[Change]:
    for column in dict.fromkeys((*columns, *old, *new)):
        before, after = cell_text(old.get(column)), cell_text(new.get(column))
        if before != after:
            yield Change(
                table=table,
                key=key,
                column=column,
                before_text=before,
                after_text=after,
                kind=ChangeKind.CHANGED,
            )


def _title(row: WrittenRow) -> str:
    return cell_text(row.values.get("title")) or row.key
