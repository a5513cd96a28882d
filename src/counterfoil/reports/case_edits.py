"""The edits that lead from one case to another, record by record, and cases with some applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.difference import Change, ChangeKind, case_changes
from counterfoil.casefile.tables import RECORD_TABLES

_CASE = "case"
_BANDS = "bands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """All that changed in one record, in one of the case's own fields, or in a table's order."""

    table: str
    key: str
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        """The record in words, such as lines partner/charge."""
        return f"{self.table} {self.key}".rstrip()

    @property
    def words(self) -> str:
        """What happened to it: its columns before and after, or that it was added or removed."""
        return "; ".join(_words(change) for change in self.changes)


def case_edits(before: BusinessCase, after: BusinessCase) -> tuple[Edit, ...]:
    """What leads from one case to the other. Raises: BadInput for a case that could not be kept."""
    gathered: dict[tuple[str, str, str], list[Change]] = {}
    for change in case_changes(before, after):
        key = change.key.partition("#")[0] if change.table == _BANDS else change.key
        field = change.column if change.table == _CASE else ""
        if change.kind is ChangeKind.REORDERED:
            field = "order"
        gathered.setdefault((change.table, key, field), []).append(change)
    return tuple(
        Edit(table=table, key=key, changes=tuple(changes))
        for (table, key, _), changes in gathered.items()
    )


def with_edits(before: BusinessCase, after: BusinessCase, edits: Iterable[Edit]) -> BusinessCase:
    """The case `before` with some of the edits that lead to `after`; it may not be valid.

    Raises: CounterfoilError when a value cannot be built at all.
    """
    wanted = tuple(edits)
    parts: dict[str, Any] = {}
    for table in RECORD_TABLES:
        mine = [edit for edit in wanted if edit.table == table.name]
        if mine:
            old, new = getattr(before, table.name), getattr(after, table.name)
            parts[table.name] = _records(_by_key(old), _by_key(new), mine)
    for edit in wanted:
        if edit.table == _CASE:
            _set_field(parts, before, after, edit.changes[0].column)
    return replace(before, **parts)


def _records(
    old: Mapping[str, object], new: Mapping[str, object], edits: Sequence[Edit]
) -> tuple[object, ...]:
    """The records of a table with its edits; an added record comes after those there were."""
    result = dict(old)
    for edit in edits:
        if not edit.key:
            continue
        if edit.key in new:
            result[edit.key] = new[edit.key]
        else:
            result.pop(edit.key, None)
    if any(not edit.key for edit in edits):
        result = {key: result[key] for key in (*new, *result) if key in result}
    return tuple(result.values())


def _by_key(records: Iterable[Any]) -> dict[str, object]:
    return {_key(record): record for record in records}


def _key(record: Any) -> str:
    """What names a record in its table, as in `case_changes`."""
    if hasattr(record, "key"):
        return str(record.key)
    names = {item.name for item in fields(record)}
    return str(record.id) if "id" in names else f"{record.objective}/{record.option}"


def _set_field(
    parts: dict[str, Any], before: BusinessCase, after: BusinessCase, column: str
) -> None:
    """Take one of the case's own fields, such as years or simulation.seed, from `after`."""
    field, _, inner = column.partition(".")
    if not inner:
        parts[field] = getattr(after, field)
        return
    held, wanted = parts.get(field, getattr(before, field)), getattr(after, field)
    if not isinstance(held, Mapping):
        parts[field] = replace(held, **{inner: getattr(wanted, inner)})
        return
    kept = {name: value for name, value in held.items() if name != inner}
    parts[field] = {**kept, inner: wanted[inner]} if inner in wanted else kept


def _words(change: Change) -> str:
    match change.kind:
        case ChangeKind.ADDED:
            return f"added: {change.after_text}"
        case ChangeKind.REMOVED:
            return f"removed: {change.before_text}"
        case ChangeKind.REORDERED:
            return "put in another order"
    before, after = (text or "(blank)" for text in (change.before_text, change.after_text))
    return f"{change.column}: {before} → {after}"
