"""Which partnerships may be seen, and how far. A page about one begins with `partnership_for`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db.models import CharField, Q, QuerySet
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil.access import (
    Capability,
    Grain,
    OrganisationKind,
    Participation,
    Refusal,
    Role,
    Standing,
    allowed,
    roles_for,
)
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.accounts.hidden_records import RoomNotThere
from counterfoil_web.partnerships.kept_queries import ORGANISATION, TODAY, KeptQuery
from counterfoil_web.partnerships.models import Access, Partnership, RoomState
from counterfoil_web.records.prepared_query import Given

_CLOSED_BY_ARCHIVING = frozenset(Capability) - {
    capability
    for capability in Capability
    if capability.value.startswith(("view_", "export", "read_"))
    or capability is Capability.ARCHIVE_PARTNERSHIP
}
"""What cannot be done in an archived partnership: all but reading, exporting and restoring."""

SOME_SIGHT = (
    Capability.VIEW_SUMMARY,
    Capability.VIEW_DECISIONS,
    Capability.VIEW_CONTRACT_FIGURES,
)
"""Any of these lets somebody know that a partnership is there."""


@dataclass(frozen=True)
class Seen:
    """A partnership as the one who acts may see it: their organisation's part or grant in it."""

    partnership: Partnership
    acting: Acting
    standing: Standing

    def refusal(self, capability: Capability) -> Refusal | None:
        """Why the capability may not be used here; None when it may."""
        refusal = allowed(
            capability,
            roles=self.acting.roles,
            organisation_kind=self.acting.organisation_kind,
            standing=self.standing,
        )
        if refusal is None and self.partnership.archived_at and capability in _CLOSED_BY_ARCHIVING:
            return Refusal(
                rule="archived-is-read-only",
                sentence="This partnership is archived, so it can be read but not changed.",
                mend="Restore it first, from its overview.",
            )
        return refusal

    def may(self, capability: Capability | str) -> bool:
        """Whether the capability may be used here."""
        return self.refusal(Capability(capability)) is None

    def require(self, capability: Capability) -> None:
        """Refuse unless the capability may be used here. Raises: Refused."""
        refusal = self.refusal(capability)
        if refusal is not None:
            raise Refused(refusal)


def partnership_for(
    acting: Acting, ref: str, capability: Capability = Capability.VIEW_PARTNERSHIP
) -> Seen:
    """The partnership, checked for one capability. One query.

    Raises: Http404 when the organisation has no live access to it, so that nobody learns that it
    is there; Refused when it has, and the roles or the grant do not go so far.
    """
    seen = _seen(acting, ref)
    seen.require(capability)
    return seen


def room_for(
    acting: Acting, ref: str, capability: Capability = Capability.VIEW_PARTNERSHIP
) -> Seen:
    """The same for a room of which a supplier, who may bid again, is not to know what it holds.

    Raises: Http404, and besides where no role of the organisation’s would let it read the
    partnership; Refused.
    """
    seen = _seen(acting, ref)
    kind = acting.organisation_kind
    if not _has(Capability.VIEW_PARTNERSHIP, _every_role(kind), kind, seen.standing):
        raise RoomNotThere("There is no such page, or it is not shared with you.")
    seen.require(capability)
    return seen


def partnership_in_any_sight(acting: Acting, ref: str) -> Seen:
    """The partnership for somebody who may know of it, however little of it they may read.

    Raises: Http404, Refused as `partnership_for`.
    """
    seen = _seen(acting, ref)
    if not any(seen.may(capability) for capability in SOME_SIGHT):
        seen.require(Capability.VIEW_SUMMARY)
    return seen


def _seen(acting: Acting, ref: str) -> Seen:
    rows = _by_ref(acting, ref=ref)
    if not rows:
        raise Http404("There is no such partnership, or it is not shared with you.")
    held = tuple((row.part, row.grain) for row in rows)
    return Seen(rows[0].partnership, acting, _standing(held))


def standings(acting: Acting) -> dict[int, Standing]:
    """What the organisation is to each partnership in scope, by its id. One query."""
    held: dict[int, tuple[tuple[str, str], ...]] = {}
    for partnership, part, grain in _all_held(acting):
        held[partnership] = (*held.get(partnership, ()), (part, grain))
    return {partnership: _standing(rows) for partnership, rows in held.items()}


def allowed_in(acting: Acting, held: dict[int, Standing], capability: Capability) -> list[int]:
    """The ids of the partnerships in which the one who acts has a capability, archived or not."""
    kind = acting.organisation_kind
    has: dict[int, bool] = {}  # by identity: thousands of partnerships share a few standings
    for standing in held.values():
        if id(standing) not in has:
            has[id(standing)] = _has(capability, acting.roles, kind, standing)
    return [partnership for partnership, standing in held.items() if has[id(standing)]]


def known_to(acting: Acting, held: dict[int, Standing]) -> list[int]:
    """The ids of the partnerships of which the one who acts may know."""
    found = (allowed_in(acting, held, capability) for capability in SOME_SIGHT)
    return sorted({partnership for ids in found for partnership in ids})


class Reach(NamedTuple):
    """Which parts and grains open something, and which parts keep it closed whatever is granted."""

    parts: tuple[Participation, ...]
    closed: tuple[Participation, ...]
    grains: tuple[Grain, ...]


def reach_of(
    capabilities: Iterable[Capability], roles: frozenset[Role], kind: OrganisationKind
) -> Reach:
    """What opens any of these capabilities to these roles; a part goes before a grant."""
    asked = tuple(capabilities)

    def opens(part: str, grain: str) -> bool:
        standing = _standing(((part, grain),))
        return any(_has(one, roles, kind, standing) for one in asked)

    return Reach(
        parts=tuple(one for one in Participation if opens(one, "")),
        closed=tuple(one for one in Participation if not opens(one, "")),
        grains=tuple(one for one in Grain if opens("", one)),
    )


def within(found: Reach, *, of: str = "partnership") -> Q:
    """Where that is so for the one who acts, for a `KeptQuery`: what `allowed_in` finds.

    of: the field of the query's records that names the partnership.
    """
    with scopes_disabled():  # these are the organisation's own rows, of which the scope is made
        rows = _live().order_by().values("partnership_id")
        opened = rows.filter(Q(part__in=found.parts) | Q(grain__in=found.grains))
        where = Q(**{f"{of}__in": opened})
        if found.grains and found.closed:
            where &= ~Q(**{f"{of}__in": rows.filter(part__in=found.closed)})
    return where


def reach(capability: Capability, roles: frozenset[Role], kind: OrganisationKind) -> Q:
    """The same for one capability and records that name their partnership so."""
    return within(reach_of([capability], roles, kind))


@lru_cache(maxsize=4096)
def _has(
    capability: Capability, roles: frozenset[Role], kind: OrganisationKind, standing: Standing
) -> bool:
    return allowed(capability, roles=roles, organisation_kind=kind, standing=standing) is None


@lru_cache
def _every_role(kind: OrganisationKind) -> frozenset[Role]:
    return frozenset(roles_for(kind))


def _live() -> QuerySet[Access]:
    """The access rows by which the organisation sees partnerships today, for kept queries."""
    return Access.objects.filter(
        Q(ends=None) | Q(ends__gte=TODAY),
        organisation_id=ORGANISATION,
        revoked_at=None,
        starts__lte=TODAY,
    )


_all_held = KeptQuery(lambda: _live().values_list("partnership_id", "part", "grain"))
_by_ref = KeptQuery(
    lambda: (
        _live()
        .filter(partnership__ref=Given("ref", CharField()))
        .select_related("partnership__room_state")
        .only("part", "grain", *_of_partnership())
    )
)


def _of_partnership() -> list[str]:
    """Every field of a partnership and of its rooms, as a query of what leads to it names them."""
    return [
        *(f"partnership__{field.name}" for field in Partnership._meta.concrete_fields),
        *(f"partnership__room_state__{field.name}" for field in RoomState._meta.concrete_fields),
    ]


@lru_cache(maxsize=1024)
def _standing(held: tuple[tuple[str, str], ...]) -> Standing:
    """A part goes before a grant; of several grants the widest counts."""
    part = next((Participation(part) for part, _ in held if part), None)
    order = list(Grain)
    granted = [Grain(grain) for _, grain in held if grain]
    return Standing(participation=part, grain=max(granted, key=order.index, default=Grain.NONE))
