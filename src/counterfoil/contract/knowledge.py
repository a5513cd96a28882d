"""What is known of a contract on a day: the records entered by then, less those superseded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    Figure,
    IndexValue,
    Measurement,
    OpenBookCost,
    Record,
    Relief,
    ReliefState,
    Unavailability,
    Volume,
    Waiver,
)
from counterfoil.contract.term import month_of_day
from counterfoil.quantities.years import Month

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Known:
    """The records that stand, found by what they are about. Build it with `known`."""

    records: tuple[Record, ...]
    volumes: dict[tuple[str, Month], dict[Figure, Volume]] = field(default_factory=dict)
    measurements: dict[tuple[str, Month], dict[Figure, Measurement]] = field(default_factory=dict)
    indices: dict[tuple[str, Month], IndexValue] = field(default_factory=dict)
    costs: dict[tuple[str, Month], list[OpenBookCost]] = field(default_factory=dict)
    days: dict[tuple[str, Month], list[DaysWorked]] = field(default_factory=dict)
    acceptances: dict[tuple[str, Month], list[Acceptance]] = field(default_factory=dict)
    savings: dict[tuple[str, Month], list[CertifiedSaving]] = field(default_factory=dict)
    unavailabilities: dict[str, list[Unavailability]] = field(default_factory=dict)
    reliefs: dict[tuple[str, Month], list[Relief]] = field(default_factory=dict)
    excused: dict[str, Relief] = field(default_factory=dict)
    waivers: dict[tuple[str, Month], Waiver] = field(default_factory=dict)

    def of_kind(self, kind: type[R]) -> Iterator[R]:
        """The records of one kind, in the order entered."""
        return (record for record in self.records if isinstance(record, kind))

    def volume(self, name: str, month: Month) -> Volume | None:
        """The verified volume of a month, or the supplier's while there is none."""
        return _preferred(self.volumes.get((name, month)))

    def measurement(self, name: str, month: Month) -> Measurement | None:
        """The verified measurement of a month, or the supplier's while there is none."""
        return _preferred(self.measurements.get((name, month)))


def known(records: Iterable[Record], on: date | None = None) -> Known:
    """The records that stand on a day (None: all that there are), indexed for the reckoning.

    Of two records of one fact neither of which supersedes the other the later in order stands; that
    there are two is told by `record_problems`.
    """
    held = [record for record in records if on is None or record.entered_on <= on]
    gone = {record.supersedes for record in held if record.supersedes}
    standing = Known(records=tuple(record for record in held if record.id not in gone))
    for record in standing.records:
        _place(standing, record)
    return standing


def _place(into: Known, record: Record) -> None:
    match record:
        case Volume():
            into.volumes.setdefault((record.volume, record.month), {})[record.figure] = record
        case Measurement():
            held = into.measurements.setdefault((record.measure, record.month), {})
            held[record.figure] = record
        case IndexValue():
            into.indices[record.series, record.month] = record
        case OpenBookCost():
            into.costs.setdefault((record.of, record.month), []).append(record)
        case DaysWorked():
            into.days.setdefault((record.charge, record.month), []).append(record)
        case Acceptance():
            month = month_of_day(record.accepted_on)
            into.acceptances.setdefault((record.charge, month), []).append(record)
        case CertifiedSaving():
            month = month_of_day(record.certified_on)
            into.savings.setdefault((record.charge, month), []).append(record)
        case Unavailability():
            into.unavailabilities.setdefault(record.regime, []).append(record)
        case Relief(state=ReliefState.ACCEPTED):
            into.reliefs.setdefault((record.of, record.month), []).append(record)
            if record.event:
                into.excused[record.event] = record
        case Waiver():
            into.waivers[record.of, record.month] = record
        case _:
            pass


def _preferred(held: dict[Figure, R] | None) -> R | None:
    if not held:
        return None
    return held.get(Figure.VERIFIED) or held.get(Figure.SUPPLIER)
