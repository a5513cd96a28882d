"""Police forces: names, policing bodies, population and officers, each with its own source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from counterfoil.citation import Confidence
from counterfoil.errors import CounterfoilError
from counterfoil.parameters.catalogue import edition, nearest, parameter
from counterfoil.parameters.tables import Cell

PARAMETER = "forces"
_SOURCED = (
    "ons_code",
    "slug_name",
    "policing_body",
    "population",
    "officers_fte_latest",
    "officers_fte_2019",
    "officers_headcount",
)


class UnknownForce(CounterfoilError):
    """No force has this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedBy:
    """Where a group of a force's figures was read, and how sure it is."""

    title: str
    url: str | None
    date: str | None
    confidence: Confidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """One force. None is not known. `sources` goes from a group of figures to where it was read.

    Officers are full-time equivalents, save `officers_headcount_2024_09`, which counts people.
    """

    short_name: str
    full_name: str
    full_name_confidence: Confidence
    kind: str
    status: str
    country: str
    region: str | None
    ons_code: str | None
    slug: str
    policing_body_type: str | None
    policing_body_name: str | None
    policing_body_as_at: str | None
    contracting_name: str | None
    contracting_name_confidence: Confidence | None
    population: int | None
    population_year: int | None
    officers_fte_latest: float | None
    officers_fte_latest_date: str | None
    officers_fte_2019_09: float | None
    officers_headcount_2024_09: int | None
    notes: str | None
    sources: Mapping[str, SourcedBy]


def forces(edition_id: str | None = None, folder: Path | None = None) -> tuple[Force, ...]:
    """Every force of an edition, the latest one when none is named, in the order of its table.

    >>> len([force for force in forces() if force.kind == "territorial"])
    43
    """
    found = parameter(PARAMETER, folder)
    return _forces(found.latest.id if edition_id is None else edition_id, folder)


def force(name: str, edition_id: str | None = None, folder: Path | None = None) -> Force:
    """One force by its short name, full name or slug; letter case does not matter.

    Raises UnknownForce with the nearest names.

    >>> force("lincolnshire police").slug
    'lincolnshire'
    """
    known = forces(edition_id, folder)
    asked = name.strip().casefold()
    for one in known:
        if asked in (one.short_name.casefold(), one.full_name.casefold(), one.slug.casefold()):
            return one
    raise UnknownForce(
        what=f"there is no force {name!r}",
        where="the list of forces",
        mend=nearest(name.strip(), tuple(one.short_name for one in known)),
    )


@lru_cache(maxsize=16)
def _forces(edition_id: str, folder: Path | None) -> tuple[Force, ...]:
    table = edition(PARAMETER, edition_id, folder).table("forces")
    return tuple(_force(row) for row in table.records())


def _force(row: Mapping[str, Cell]) -> Force:
    return Force(
        short_name=str(row["short_name"]),
        full_name=str(row["full_name"]),
        full_name_confidence=Confidence(str(row["full_name_confidence"])),
        kind=str(row["kind"]),
        status=str(row["status"]),
        country=str(row["country"]),
        region=_text(row["region"]),
        ons_code=_text(row["ons_code"]),
        slug=str(row["slug"]),
        policing_body_type=_text(row["policing_body_type"]),
        policing_body_name=_text(row["policing_body_name"]),
        policing_body_as_at=_text(row["policing_body_as_at"]),
        contracting_name=_text(row["contracting_legal_name_force"]),
        contracting_name_confidence=_confidence(row["contracting_legal_name_confidence"]),
        population=_whole(row["population"]),
        population_year=_whole(row["population_year"]),
        officers_fte_latest=_number(row["officers_fte_latest"]),
        officers_fte_latest_date=_text(row["officers_fte_latest_date"]),
        officers_fte_2019_09=_number(row["officers_fte_2019_09"]),
        officers_headcount_2024_09=_whole(row["officers_headcount_2024_09"]),
        notes=_text(row["notes"]),
        sources=MappingProxyType(
            {group: _sourced(row, group) for group in _SOURCED if row[f"{group}_source_title"]}
        ),
    )


def _sourced(row: Mapping[str, Cell], group: str) -> SourcedBy:
    return SourcedBy(
        title=str(row[f"{group}_source_title"]),
        url=_text(row[f"{group}_source_url"]),
        date=_text(row[f"{group}_source_date"]),
        confidence=_confidence(row[f"{group}_confidence"]),
    )


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


def _whole(cell: Cell) -> int | None:
    return None if cell is None else int(str(cell))


def _number(cell: Cell) -> float | None:
    return None if cell is None else float(str(cell))


def _confidence(cell: Cell) -> Confidence | None:
    return None if cell is None else Confidence(str(cell))
