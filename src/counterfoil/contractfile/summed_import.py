"""Rows that are summed by month as they are read: a million calls become a dozen measurements.

Rows that say the same are counted and looked at once, so the work is one look-up a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from counterfoil.casefile.number_text import number_mend, plain_number
from counterfoil.casefile.record_reader import shown
from counterfoil.contract.records import Figure, Measurement, Record, Volume
from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.exact_text import read_exact
from counterfoil.contractfile.spreadsheet_rows import NumberedRow
from counterfoil.contractfile.their_dates import their_month
from counterfoil.errors import Problem
from counterfoil.quantities.years import Month

_MOST_HELD = 100_000
_TRUTHS = {"yes": 1, "y": 1, "true": 1, "no": 0, "n": 0, "false": 0}
_MOST_DIGITS = 30
_Number = int | Fraction
_Key = tuple[str, ...]
_Group = tuple[str, Month, Figure]


@dataclass(slots=True)
class Summed:
    """The records that rows come to, where they stand, and what is wrong by row."""

    rows: int = 0
    records: list[Record] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Total:
    first: int
    last: int
    rows: int = 0
    numerator: _Number = 0
    denominator: _Number = 0


def summed_records(
    rows: Iterator[NumberedRow],
    header: Sequence[str],
    mapping: ColumnMapping,
    file: str,
    entered_on: date,
    entered_by: str,
) -> Summed:
    """One record for each thing, month and figure, its counts the sums of its rows.

    Without a column for the denominator each row counts as one.
    """
    return _Summing(header, mapping, file).result(rows, entered_on, entered_by)


class _Summing:
    def __init__(self, header: Sequence[str], mapping: ColumnMapping, file: str) -> None:
        names = [cell.strip() for cell in header]
        self._places = [names.index(theirs) for _, theirs in mapping.columns]
        self._ours = [ours for ours, _ in mapping.columns]
        self._theirs = dict(mapping.columns)
        self._constants = dict(mapping.constants)
        self._mapping = mapping
        self._file = file
        self._is_volume = mapping.kind == Volume.kind
        self._totals: dict[_Group, _Total] = {}
        self._at = {ours: place for place, ours in enumerate(self._ours)}
        self._top = "count" if self._is_volume else "numerator"
        self._bottom = "" if self._is_volume else "denominator"
        parts = ("volume", "measure", "month", "figure")
        self._group_places = [self._at[name] for name in parts if name in self._at]
        self._groups: dict[_Key, _Group | None] = {}
        self._told: set[int] = set()
        self._numbers: dict[str, _Number | None] = {}
        self._months: dict[str, Month | None] = {}
        self._out = Summed()

    def result(self, rows: Iterator[NumberedRow], entered_on: date, entered_by: str) -> Summed:
        held: dict[_Key, list[int]] = {}
        places, most = self._places, max(self._places, default=-1)
        for number, cells in rows:
            self._out.rows += 1
            if len(cells) <= most:
                cells = [*cells, *([""] * (most + 1 - len(cells)))]
            key = tuple([cells[place] for place in places])
            seen = held.get(key)
            if seen is None:
                held[key] = [1, number, number]
                if len(held) > _MOST_HELD:
                    self._fold(held)
            else:
                seen[0] += 1
                seen[2] = number
        self._fold(held)
        for group, total in self._totals.items():
            self._add(group, total, entered_on, entered_by)
        return self._out

    def _fold(self, held: dict[_Key, list[int]]) -> None:
        for key, (count, first, last) in held.items():
            self._one(key, count, first, last)
        held.clear()

    def _one(self, key: _Key, count: int, first: int, last: int) -> None:
        group = tuple([key[place] for place in self._group_places])
        if group not in self._groups:
            self._groups[group] = self._group(dict(zip(self._ours, key, strict=True)), first)
        top = self._number(self._text(key, self._top), self._top, first)
        bottom: _Number | None = 1
        if self._bottom in self._at or self._bottom in self._constants:
            bottom = self._number(self._text(key, self._bottom), self._bottom, first)
        named = self._groups[group]
        if named is None or top is None or bottom is None:
            if named is None and first not in self._told:
                self._group(dict(zip(self._ours, key, strict=True)), first)
            return
        total = self._totals.setdefault(named, _Total(first, last))
        total.first, total.last = min(total.first, first), max(total.last, last)
        total.rows += count
        total.numerator += top * count
        total.denominator += bottom * count

    def _text(self, key: _Key, name: str) -> str:
        return key[self._at[name]] if name in self._at else self._constants.get(name, "")

    def _group(self, values: dict[str, str], row: int) -> _Group | None:
        """The thing, month and figure of a row; None, and a problem, when one is wrong."""
        self._told.add(row)
        values = {**self._constants, **values}
        month = self._month(values["month"], row)
        figure = self._figure(values.get("figure", ""), row)
        thing = values["volume" if self._is_volume else "measure"].strip()
        return None if month is None or figure is None else (thing, month, figure)

    def _month(self, text: str, row: int) -> Month | None:
        if text not in self._months:
            found = their_month(text, self._mapping.dates)
            self._months[text] = Month.parse(found) if found else None
        if self._months[text] is None:
            mend = "write it as 2026-04, or as a day of the month"
            self._wrong("month", f"{shown(text)} is not a month", mend, row)
        return self._months[text]

    def _figure(self, text: str, row: int) -> Figure | None:
        word = text.strip().casefold()
        if word not in ("", *Figure):
            mend = "write supplier or verified"
            self._wrong("figure", f"{shown(text)} is not a word for figure", mend, row)
            return None
        return Figure(word) if word else Figure.SUPPLIER

    def _number(self, text: str, name: str, row: int) -> _Number | None:
        if text.isdecimal() and text.isascii() and len(text) < _MOST_DIGITS:
            return int(text)
        if text not in self._numbers:
            truth = _TRUTHS.get(text.strip().casefold())
            plain = plain_number(text) if read_exact(text) is None else text
            read = read_exact(plain) if plain else None
            self._numbers[text] = read if truth is None else truth
        value = self._numbers[text]
        if value is None:
            self._wrong(name, f"{shown(text)} is not an exact number", number_mend(text), row)
        elif value < 0:
            self._wrong(name, f"{name} is below nought, {text}", "give nought or more", row)
            return None
        return value

    def _wrong(self, name: str, what: str, mend: str, row: int) -> None:
        column = self._theirs.get(name, name)
        where = f"{self._file}, row {row}, column {column}"
        self._out.problems.append(Problem(what=what, where=where, mend=mend))

    def _add(self, group: _Group, total: _Total, entered_on: date, entered_by: str) -> None:
        thing, month, figure = group
        place = (
            f"{self._file}, rows {total.first} to {total.last}, {total.rows:,} of {thing}, {month}"
        )
        name = f"{thing}-{month}-{figure}-{entered_on:%Y%m%d}"
        if self._is_volume:
            one: Record = Volume(
                id=name,
                volume=thing,
                month=month,
                count=Fraction(total.numerator),
                figure=figure,
                entered_on=entered_on,
                entered_by=entered_by,
                source=place,
            )
        else:
            one = Measurement(
                id=name,
                measure=thing,
                month=month,
                numerator=Fraction(total.numerator),
                denominator=Fraction(total.denominator),
                figure=figure,
                entered_on=entered_on,
                entered_by=entered_by,
                source=place,
            )
        self._out.records.append(one)
        self._out.places.append(place)
