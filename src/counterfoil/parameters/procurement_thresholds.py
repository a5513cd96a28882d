"""Thresholds of a procurement by the day it began, and other amounts that call for something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.parameters.catalogue import edition, parameter
from counterfoil.parameters.editions import Edition

PARAMETER = "procurement_thresholds"
_ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """An amount in pounds with value added tax, the edition it is of and the law behind it."""

    kind: str
    authority: str
    amount_gbp: int
    edition: str
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An amount from which the Act asks for something. exact_is_enough: or only more than it."""

    id: str
    title: str
    amount_gbp: int
    exact_is_enough: bool
    law: str

    def reached(self, gross_gbp: Fraction) -> bool:
        """Whether a value with tax calls for it.

        >>> trigger("2026-01", "indicators").reached(Fraction(5_000_000))
        False
        """
        return gross_gbp > self.amount_gbp or (
            self.exact_is_enough and gross_gbp == self.amount_gbp
        )


@lru_cache(maxsize=256)
def edition_on(begun: date, folder: Path | None = None) -> Edition:
    """The thresholds in force on the day a procurement began.

    Raises: NoAnswer for a day before the Act was in force.

    >>> edition_on(date(2025, 12, 31)).id
    '2025-02'
    """
    editions = parameter(PARAMETER, folder).editions
    for one in editions:
        starts = one.in_force_from
        if starts and starts <= begun and (one.in_force_to is None or begun <= one.in_force_to):
            return one
    first = min(one.in_force_from for one in editions if one.in_force_from)
    raise NoAnswer(
        what=f"no threshold of the Procurement Act 2023 was in force on {begun}",
        where=PARAMETER,
        mend=f"one begun before {first} stays under the Public Contracts Regulations 2015",
    )


@lru_cache(maxsize=256)
def threshold(begun: date, kind: str, authority: str, folder: Path | None = None) -> Threshold:
    """The threshold for what is bought, by whom, on the day the procurement began.

    Raises: NoAnswer when the data holds none for them.

    >>> threshold(date(2026, 11, 22), "light_touch", "sub_central").amount_gbp
    663540
    """
    held = edition_on(begun, folder)
    for row in held.table("thresholds").records():
        if row["kind"] == kind and row["authority"] in (authority, _ANY):
            return Threshold(
                kind=kind,
                authority=str(row["authority"]),
                amount_gbp=int(str(row["amount_gbp"])),
                edition=held.id,
                law=held.source.title,
            )
    raise NoAnswer(
        what=f"there is no threshold for {kind.replace('_', ' ')} of a {authority} authority",
        where=f"{PARAMETER} edition {held.id}",
        mend="look it up in Schedule 1 of the Act, and add it to the edition",
    )


@lru_cache(maxsize=256)
def trigger(edition_id: str, trigger_id: str, folder: Path | None = None) -> Trigger:
    """One of the other amounts. Raises UnknownEdition, or InvalidValue for an unknown name."""
    table = edition(PARAMETER, edition_id, folder).table("triggers")
    for row in table.records():
        if row["id"] == trigger_id:
            return Trigger(
                id=trigger_id,
                title=str(row["title"]),
                amount_gbp=int(str(row["amount_gbp"])),
                exact_is_enough=row["reached"] == "at least",
                law=f"Procurement Act 2023, {row['section']}",
            )
    raise InvalidValue(
        what=f"there is no amount {trigger_id!r}",
        where=f"{PARAMETER} edition {edition_id}",
        mend=f"name one of {', '.join(str(name) for name in table.column('id'))}",
    )
