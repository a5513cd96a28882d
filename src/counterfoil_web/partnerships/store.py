"""Partnerships: every query and every change. A page about one begins with `partnership_for`."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from counterfoil.access import Capability, Grain, Participation, Refusal, Standing, allowed
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.partnerships.models import Access, Partnership


_CLOSED_BY_ARCHIVING = frozenset(Capability) - {
    capability
    for capability in Capability
    if capability.value.startswith(("view_", "export", "read_"))
    or capability is Capability.ARCHIVE_PARTNERSHIP
}
"""What cannot be done in an archived partnership: all but reading, exporting and restoring."""


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
    """The partnership, checked for one capability. Two queries.

    Raises: Http404 when the organisation has no live access to it, so that nobody learns that it
    is there; Refused when it has, and the roles or the grant do not go so far.
    """
    partnership = Partnership.objects.filter(ref=ref).first()
    if partnership is None:
        raise Http404("There is no such partnership, or it is not shared with you.")
    live = [
        row
        for row in Access.objects.filter(
            partnership=partnership,
            organisation_id=acting.organisation.pk,
            revoked_at=None,
            starts__lte=acting.today,
        )
        if row.ends is None or row.ends >= acting.today
    ]
    seen = Seen(partnership, acting, Standing(participation=_part(live), grain=_grain(live)))
    seen.require(capability)
    return seen


def _part(rows: list[Access]) -> Participation | None:
    return next((Participation(row.part) for row in rows if row.part), None)


def _grain(rows: list[Access]) -> Grain:
    """The widest of what was granted."""
    order = list(Grain)
    granted = [Grain(row.grain) for row in rows if row.grain]
    return max(granted, key=order.index, default=Grain.NONE)
