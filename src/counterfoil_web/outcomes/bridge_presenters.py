"""The savings bridge as its pages and files show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.outcomes.bridge import Bridge
from counterfoil.outcomes.bridge_blocks import Detail, When
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.quantities.years import Month
from counterfoil.reports.bridge_words import saving_name
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = ("Cause", "Line", "Title", "Month or year", "Pounds")
_CONTRACT, _RECORD, _CASE = "contract/", "record/", "case/"
_WHOLE = "as-signed"


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A cause in the bridge's table: its part, and what stands once it has acted."""

    cause: Cause
    gbp: Decimal
    after_gbp: Decimal


@dataclass(frozen=True, slots=True)
class DetailRow:
    """What a cause changed in one line in one month or year.

    month: of the contract's statement that tells of it; blank when none does.
    """

    when: str
    gbp: Decimal
    month: str = ""


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A line behind a cause: from where it comes, and its months or years in order.

    record: the id of the record that it is; is_case: whether it is a line of the approved case.
    """

    title: str
    line: str
    comes_from: str
    gbp: Decimal
    details: tuple[DetailRow, ...]
    record: str = ""
    is_case: bool = False


def cause_rows(bridge: Bridge) -> tuple[CauseRow, ...]:
    """The causes that came to something, in the order of the bridge."""
    level, found = bridge.promised_gbp, []
    for part in bridge.parts:
        if part.exact:
            level += part.gbp
            found.append(CauseRow(part.cause, part.gbp, level))
    return tuple(found)


def unmoved(bridge: Bridge) -> tuple[Cause, ...]:
    """The causes that came to nothing."""
    return tuple(part.cause for part in bridge.parts if not part.exact)


def behind(bridge: Bridge, cause: Cause) -> tuple[BehindRow, ...]:
    """The lines behind a cause, the largest first."""
    return tuple(
        BehindRow(
            title=one.title,
            line=_without_start(one.line),
            comes_from=_comes_from(one.line),
            gbp=one.gbp,
            details=tuple(map(_detail_row, sorted(one.details, key=_by_time))),
            record=one.line.removeprefix(_RECORD) if one.line.startswith(_RECORD) else "",
            is_case=one.line.startswith(_CASE),
        )
        for one in bridge.lines_behind(cause)
    )


def when_words(when: When) -> str:
    """A month or a financial year in words.

    >>> when_words(Month(2018, 3))
    'March 2018'
    """
    return when.words if isinstance(when, Month) else str(when)


def cells(bridge: Bridge) -> Iterator[tuple[Cell, ...]]:
    """The bridge as rows of a file: the promise, each line and month of each cause, the record.

    The parts are exact to the penny; what is behind them is rounded line by line.
    """
    name = saving_name(bridge).capitalize()
    yield (f"{name} promised", "", "", "", bridge.promised_gbp)
    for part in bridge.parts:
        yield (part.cause.label, "", "In all", "", part.gbp)
        for one in bridge.details:
            if one.cause is part.cause:
                yield (part.cause.label, one.line, one.title, str(one.when), one.gbp)
    yield (f"{name} on the record", "", "", "", bridge.delivered_gbp)


def _detail_row(one: Detail) -> DetailRow:
    is_of_statement = one.line.startswith(_CONTRACT) and isinstance(one.when, Month)
    return DetailRow(when_words(one.when), one.gbp, str(one.when) if is_of_statement else "")


def _by_time(one: Detail) -> str:
    return str(one.when)


def _without_start(line: str) -> str:
    return line.partition("/")[2]


def _comes_from(line: str) -> str:
    if line == f"{_CONTRACT}{_WHOLE}":
        return "The contract as first signed, against the case"
    if line.startswith(_CONTRACT):
        return "Statements of the contract"
    if line.startswith(_RECORD):
        return "Recorded beside the case"
    return "A line of the approved case"
