"""Bank holidays of each division of the United Kingdom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from counterfoil.parameters.catalogue import edition

PARAMETER = "bank_holidays"


class Division(StrEnum):
    """A part of the United Kingdom with its own bank holidays."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHoliday:
    """One bank holiday. `note` says when it is a substitute or an extra day."""

    day: date
    title: str
    note: str | None


def bank_holidays(
    edition_id: str,
    division: Division = Division.ENGLAND_AND_WALES,
    folder: Path | None = None,
) -> tuple[BankHoliday, ...]:
    """The bank holidays of one division, in order of day. Raises UnknownEdition.

    >>> bank_holidays("2026-11")[0]
    BankHoliday(day=datetime.date(2012, 1, 2), title='New Year’s Day', note='Substitute day')
    """
    table = edition(PARAMETER, edition_id, folder).table(division)
    return tuple(
        BankHoliday(
            day=date.fromisoformat(str(row["date"])),
            title=str(row["title"]),
            note=None if row["notes"] is None else str(row["notes"]),
        )
        for row in table.records()
    )
