"""A published figure and its dated editions: values, source, confidence and dates in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterfoil.citation import Citation, Confidence
from counterfoil.errors import InvalidValue
from counterfoil.parameters.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The terms on which the publisher lets the figures be used."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How the publisher says the figures are to be used, in our own words."""

    text: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One dated edition of a parameter.

    `in_force_from` and `in_force_to` are the first and last day in force; None means not known
    (or, for the last day of the newest edition, still in force). `superseded_by` names the
    newer edition, None for the newest.
    """

    id: str
    parameter_id: str
    in_force_from: date | None
    in_force_to: date | None
    superseded_by: str | None
    publisher: str
    source: Citation
    other_sources: tuple[Citation, ...] = ()
    licence: Licence
    retrieved: date
    confidence: Confidence
    note: str
    rules: tuple[Rule, ...] = ()
    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        if not self.tables or len({table.id for table in self.tables}) != len(self.tables):
            raise _wrong(self, "it has no table, or two tables of the same id")
        first, last = self.in_force_from, self.in_force_to
        for day in (first, last, self.retrieved):
            if day is not None and not isinstance(day, date):
                raise _wrong(self, f"{day!r} is not a day; write it unquoted, as 2026-02-05")
        if first is not None and last is not None and last < first:
            raise _wrong(self, f"it ends on {last} before it begins on {first}")

    @property
    def table_ids(self) -> tuple[str, ...]:
        """The ids of the tables, in order."""
        return tuple(table.id for table in self.tables)

    def table(self, table_id: str) -> Table:
        """One table of values. Raises InvalidValue when the edition has no such table."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise _wrong(self, f"it has no table {table_id!r}; it has {', '.join(self.table_ids)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A published figure: what it is, its unit, what it is for, and its editions, oldest first."""

    id: str
    title: str
    unit: str
    use: str
    editions: tuple[Edition, ...]

    def __post_init__(self) -> None:
        if all(edition.superseded_by is not None for edition in self.editions):
            raise InvalidValue(
                what="it has no edition, or each of its editions is superseded",
                where=f"parameter {self.id}",
                mend="add an edition file beside its parameter.yaml, or correct `supersedes`",
            )

    @property
    def edition_ids(self) -> tuple[str, ...]:
        """The ids of the editions, oldest first."""
        return tuple(edition.id for edition in self.editions)

    @property
    def latest(self) -> Edition:
        """The newest edition that nothing supersedes."""
        return [one for one in self.editions if one.superseded_by is None][-1]


def _wrong(edition: Edition, what: str) -> InvalidValue:
    return InvalidValue(
        what=what,
        where=f"{edition.parameter_id} edition {edition.id}",
        mend="correct the edition's data file",
    )
