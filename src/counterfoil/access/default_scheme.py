"""The scheme of consent to start from, and the functions that cannot be delegated, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterfoil.access.decisions import DecisionKind
from counterfoil.access.organisations import OrganisationKind
from counterfoil.access.roles import Role
from counterfoil.access.scheme_of_consent import ConsentBand, SchemeOfConsent

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedFunctions:
    """What a commissioner does in person, with the law that says so and where it was read."""

    law: str
    source: str
    confidence: str
    functions: tuple[str, ...]
    never_to: tuple[str, ...]


@lru_cache(maxsize=1)
def default_scheme() -> SchemeOfConsent:
    """The starting scheme: its sums are illustrative and no body's own."""
    raw = _read("default_scheme_of_consent.yaml")
    source = raw["source"]
    return SchemeOfConsent(
        title=raw["title"],
        valid_from=raw["valid_from"],
        valid_to=raw["valid_to"],
        bands=tuple(_band(band) for band in raw["bands"]),
        basis=raw["basis"],
        confidence=raw["confidence"],
        source=f"{source['title']} ({source['date']}), {source['where']}",
    )


@lru_cache(maxsize=1)
def reserved_functions() -> ReservedFunctions:
    """The functions that section 18 of the 2011 Act keeps with the commissioner."""
    raw = _read("reserved_functions.yaml")
    source = raw["source"]
    return ReservedFunctions(
        law=raw["law"],
        source=f"{source['title']} ({source['date']}), {source['url']}",
        confidence=raw["confidence"],
        functions=tuple(row["title"] for row in raw["functions"]),
        never_to=tuple(row["title"] for row in raw["never_to"]),
    )


def _band(raw: Mapping[str, Any]) -> ConsentBand:
    upper = raw["up_to_gbp"]
    return ConsentBand(
        body=OrganisationKind(raw["body"]),
        decisions=frozenset(map(DecisionKind, raw["decisions"])),
        over_gbp=Decimal(raw["over_gbp"]),
        up_to_gbp=None if upper is None else Decimal(upper),
        taken_by=tuple(map(Role, raw["taken_by"])),
    )


def _read(name: str) -> dict[str, Any]:
    import yaml

    raw: dict[str, Any] = yaml.safe_load((_DATA / name).read_bytes())
    return raw
