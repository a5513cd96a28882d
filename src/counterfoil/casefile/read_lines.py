"""A line of an option from its row: the amount in one of its seven kinds, and all around it."""

from __future__ import annotations

from collections.abc import Callable

from counterfoil.appraisal.amounts import (
    Amount,
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import (
    Commitment,
    Heading,
    Line,
    Nature,
    OptimismBias,
    Vat,
)
from counterfoil.casefile.read_records import STAND_IN_YEAR
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.shares_text import read_shares
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear

AMOUNT_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "flat": (("amount",), ("start", "end")),
    "list": (("profile",), ()),
    "ramp": (("amount", "amount_last", "start", "end"), ()),
    "one_off": (("amount", "start"), ()),
    "driver_rate": (("driver", "amount", "per"), ("start", "end")),
    "driver_bands": (("driver", "bands", "per"), ("start", "end")),
    "share_of": (("amount", "of_lines"), ()),
}
"""For each kind of amount, the columns it needs and those it may also use."""

_ALL_COLUMNS = tuple(
    dict.fromkeys(name for needed, also in AMOUNT_COLUMNS.values() for name in needed + also)
)
_OPTIMISM = ("ob_bound", "ob_upper", "ob_mitigation", "ob_reason")


def read_line(row: RecordReader) -> Line:
    """A line."""
    return Line(
        option=row.name("option"),
        id=row.id("id"),
        title=row.text("title"),
        heading=row.word("heading", Heading) or Heading.OTHER_COST,
        shares=row.parsed("body", read_shares) or (),
        amount=_read_amount(row),
        nature=row.word("nature", Nature),
        commitment=row.word("commitment", Commitment),
        real_growth=row.number_or("real_growth", 0.0),
        index=row.name("index"),
        delay=row.name("delay"),
        delay_months=row.number_or("delay_months", 0.0),
        vat=row.word("vat", Vat) or Vat.NONE,
        transfer=row.truth("transfer"),
        health=row.truth("health"),
        optimism_bias=_read_optimism_bias(row),
        uncertainty=row.uncertainty(),
        correlation_group=row.name("correlation_group"),
        evidence=row.evidence(),
    )


def _read_optimism_bias(row: RecordReader) -> OptimismBias | None:
    if not any(row.row.text(name) for name in _OPTIMISM):
        return None
    return OptimismBias(
        bound=row.name("ob_bound"),
        upper=row.number("ob_upper"),
        mitigation=row.number_or("ob_mitigation", 0.0),
        reason=row.text("ob_reason"),
    )


def _read_amount(row: RecordReader) -> Amount:
    kind = row.plain_word("amount_kind")
    if not kind:
        return Flat(gbp=0.0)
    problems_before = len(row.problems)
    needed, also = AMOUNT_COLUMNS[kind]
    _refuse_unused(row, kind, needed + also)
    _ask_for_needed(row, kind, needed)
    build = _BUILDERS[kind]
    try:
        return build(row)
    except InvalidValue as fault:
        if len(row.problems) == problems_before:
            row.wrong(needed[-1], fault.what, fault.mend)
        return Flat(gbp=0.0)


def _refuse_unused(row: RecordReader, kind: str, used: tuple[str, ...]) -> None:
    for name in _ALL_COLUMNS:
        if name not in used and row.row.text(name):
            what = f"{name} is filled in, but an amount of the kind {kind} does not use it"
            kinds = [other for other, columns in AMOUNT_COLUMNS.items() if name in sum(columns, ())]
            row.wrong(name, what, f"clear it, or choose an amount_kind: {', '.join(kinds)}")


def _ask_for_needed(row: RecordReader, kind: str, needed: tuple[str, ...]) -> None:
    for name in needed:
        if not row.row.text(name):
            column = row.table.column(name)
            means = column.means if column else ""
            row.wrong(name, f"an amount of the kind {kind} needs {name}", f"fill it in. {means}")


def _year(row: RecordReader, name: str) -> FinancialYear:
    return row.year(name) or STAND_IN_YEAR


def _flat(row: RecordReader) -> Amount:
    return Flat(gbp=row.number_or("amount", 0.0), start=row.year("start"), end=row.year("end"))


def _list(row: RecordReader) -> Amount:
    return YearList(profile=row.name("profile"))


def _ramp(row: RecordReader) -> Amount:
    return Ramp(
        gbp_first=row.number_or("amount", 0.0),
        gbp_last=row.number_or("amount_last", 0.0),
        start=_year(row, "start"),
        end=_year(row, "end"),
    )


def _one_off(row: RecordReader) -> Amount:
    return OneOff(gbp=row.number_or("amount", 0.0), year=_year(row, "start"))


def _driver_rate(row: RecordReader) -> Amount:
    return DriverRate(
        driver=row.name("driver"),
        gbp_per_unit=row.number_or("amount", 0.0),
        unit=row.name("per"),
        start=row.year("start"),
        end=row.year("end"),
    )


def _driver_bands(row: RecordReader) -> Amount:
    return DriverBands(
        driver=row.name("driver"),
        bands=row.name("bands"),
        unit=row.name("per"),
        start=row.year("start"),
        end=row.year("end"),
    )


def _share_of(row: RecordReader) -> Amount:
    return ShareOf(share=row.number_or("amount", 0.0), lines=row.ids("of_lines"))


_BUILDERS: dict[str, Callable[[RecordReader], Amount]] = {
    "flat": _flat,
    "list": _list,
    "ramp": _ramp,
    "one_off": _one_off,
    "driver_rate": _driver_rate,
    "driver_bands": _driver_bands,
    "share_of": _share_of,
}
