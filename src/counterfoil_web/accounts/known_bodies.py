"""The police forces and policing bodies that are known by name, from the published parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterfoil.access import OrganisationKind
from counterfoil.parameters.forces import Force, forces

_POLICING_BODIES = {
    "pcc": "police and crime commissioner",
    "pfcc": "police, fire and crime commissioner",
    "mayor": "mayor with police functions",
    "mopac": "mayor’s office",
    "common_council": "Common Council",
    "policing_board": "policing board",
    "police_authority": "police authority",
}
"""The types of policing body; a minister or a board of commissioners of a department is none."""

ENDS_WITH_THE_ANNOUNCED_REFORM = frozenset({"pcc", "pfcc"})
"""Types of policing body whose end in May 2028 was announced on 13 November 2025."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """One body that an installation can add with a click. `oversees`: the key of its force."""

    key: str
    kind: OrganisationKind
    name: str
    legal_name: str
    force_slug: str
    body_type: str
    oversees: str = ""


@lru_cache(maxsize=1)
def known_bodies() -> tuple[KnownBody, ...]:
    """Every force in being with its policing body, in the order of the parameters.

    Left out: what has been abolished, and a department of government that is no police force.

    >>> [body.name for body in known_bodies() if body.force_slug == "gwent"]
    ['Gwent Police', 'Police and Crime Commissioner for Gwent']
    """
    found: list[KnownBody] = []
    for force in forces():
        if force.status != "active" or force.kind == "government department":
            continue
        found.append(_force(force))
        if force.policing_body_name and force.policing_body_type in _POLICING_BODIES:
            found.append(_policing_body(force))
    return tuple(found)


def known_body(key: str) -> KnownBody | None:
    """The body of a key, or None."""
    return next((body for body in known_bodies() if body.key == key), None)


def type_in_words(body_type: str) -> str:
    """The type of a policing body as pages show it; nothing for a force."""
    return _POLICING_BODIES.get(body_type, "")


def _force(force: Force) -> KnownBody:
    return KnownBody(
        key=f"force:{_slug(force)}",
        kind=OrganisationKind.FORCE,
        name=force.full_name,
        legal_name=force.contracting_name or "",
        force_slug=_force_slug(force),
        body_type=force.kind,
    )


def _policing_body(force: Force) -> KnownBody:
    return KnownBody(
        key=f"policing_body:{_slug(force)}",
        kind=OrganisationKind.POLICING_BODY,
        name=str(force.policing_body_name),
        legal_name=str(force.policing_body_name),
        force_slug=_force_slug(force),
        body_type=str(force.policing_body_type),
        oversees=f"force:{_slug(force)}",
    )


def _slug(force: Force) -> str:
    return _force_slug(force) or force.short_name.lower()


def _force_slug(force: Force) -> str:
    """The slug, or nothing: the table writes none as None."""
    return "" if force.slug == "None" else force.slug
