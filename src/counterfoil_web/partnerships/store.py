"""Which partnerships may be seen, and how far. A page about one begins with `partnership_for`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.http import Http404

from counterfoil.access import (
    Capability,
    Grain,
    Marking,
    OrganisationKind,
    Participation,
    Refusal,
    Role,
    Standing,
    allowed,
    highest_of,
)
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.partnerships.models import Access, Partnership

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


def partnership_in_any_sight(acting: Acting, ref: str) -> Seen:
    """The partnership for somebody who may know of it, however little of it they may read.

    Raises: Http404, Refused as `partnership_for`.
    """
    seen = _seen(acting, ref)
    if not any(seen.may(capability) for capability in SOME_SIGHT):
        seen.require(Capability.VIEW_SUMMARY)
    return seen


def _seen(acting: Acting, ref: str) -> Seen:
    found = _live(acting).filter(partnership__ref=ref).select_related("partnership__room_state")
    rows = list(found)
    if not rows:
        raise Http404("There is no such partnership, or it is not shared with you.")
    held = tuple((row.part, row.grain) for row in rows)
    return Seen(rows[0].partnership, acting, _standing(held))


def standings(acting: Acting) -> dict[int, Standing]:
    """What the organisation is to each partnership in scope, by its id. One query."""
    held: dict[int, tuple[tuple[str, str], ...]] = {}
    for partnership, part, grain in _live(acting).values_list("partnership_id", "part", "grain"):
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


def marking_of_all() -> Marking:
    """The marking of a page that names partnerships in scope: sensitive if any of them is."""
    held = Partnership.objects.filter(archived_at=None).order_by().values_list("marking", flat=True)
    return highest_of(Marking(marking) for marking in held.distinct())


@lru_cache(maxsize=4096)
def _has(
    capability: Capability, roles: frozenset[Role], kind: OrganisationKind, standing: Standing
) -> bool:
    return allowed(capability, roles=roles, organisation_kind=kind, standing=standing) is None


def _live(acting: Acting) -> QuerySet[Access]:
    return Access.objects.filter(
        Q(ends=None) | Q(ends__gte=acting.today),
        organisation_id=acting.organisation.pk,
        revoked_at=None,
        starts__lte=acting.today,
    )


@lru_cache(maxsize=1024)
def _standing(held: tuple[tuple[str, str], ...]) -> Standing:
    """A part goes before a grant; of several grants the widest counts."""
    part = next((Participation(part) for part, _ in held if part), None)
    order = list(Grain)
    granted = [Grain(grain) for _, grain in held if grain]
    return Standing(participation=part, grain=max(granted, key=order.index, default=Grain.NONE))
