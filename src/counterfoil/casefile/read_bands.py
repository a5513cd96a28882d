"""Tables of price bands, each from the rows that share its name."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.appraisal.business_case import BandTable
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.errors import InvalidValue
from counterfoil.quantities.volumes import Band, MarginalBands

_ONCE = ("title", "unit", "basis", "sources", "note")
_STAND_IN = MarginalBands(bands=(Band(above=0.0, up_to=None, rate_gbp=0.0),))


def read_bands(rows: list[RecordReader]) -> tuple[BandTable, ...]:
    """The tables of bands in the order of their first rows."""
    by_table: dict[str, list[RecordReader]] = {}
    for row in rows:
        by_table.setdefault(row.id("table"), []).append(row)
    return tuple(_read_table(name, rows) for name, rows in by_table.items())


def _read_table(name: str, rows: list[RecordReader]) -> BandTable:
    first = rows[0]
    for column in ("title", "unit"):
        if not first.row.text(column):
            first.wrong(column, f"{column} is blank", "fill it in on the table's first row")
    for row in rows[1:]:
        _refuse_second_statement(name, first, row)
    return BandTable(
        id=name,
        title=first.text("title"),
        unit=first.name("unit"),
        bands=_read_marginal(rows),
        evidence=first.evidence(),
    )


def _refuse_second_statement(name: str, first: RecordReader, row: RecordReader) -> None:
    for column in _ONCE:
        if row.row.text(column) not in ("", first.row.text(column)):
            what = f"{column} differs from that on the first row of {name}"
            row.wrong(column, what, "say it on the table's first row alone")


def _read_marginal(rows: list[RecordReader]) -> MarginalBands:
    bands: list[Band] = []
    for row in rows:
        before = len(row.problems)
        above, rate = row.number_or("above", 0.0), row.number_or("rate_gbp", 0.0)
        up_to = row.number("up_to")
        if len(row.problems) > before:
            continue
        try:
            bands.append(Band(above=above, up_to=up_to, rate_gbp=rate))
        except InvalidValue as fault:
            row.wrong("up_to", fault.what, fault.mend)
    if len(bands) < len(rows):
        return _STAND_IN
    try:
        return MarginalBands(bands=tuple(bands))
    except InvalidValue as fault:
        rows[_misfit(bands)].wrong("up_to", fault.what, fault.mend)
        return _STAND_IN


def _misfit(bands: list[Band]) -> int:
    """The row of the first band that does not end where the next begins."""
    for index, (lower, upper) in enumerate(pairwise(bands)):
        if lower.up_to != upper.above:
            return index
    return 0 if bands[0].above != 0 else len(bands) - 1


def band_key(table: str, number: int) -> str:
    """What names one row of a table of bands, counted from 1.

    >>> band_key("detention-prices", 2)
    'detention-prices#2'
    """
    return f"{table}#{number}"
