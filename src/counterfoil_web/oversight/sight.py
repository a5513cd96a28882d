"""Which events somebody may see: their own organisation's, and those of partnerships it may read.

A partnership's events are for those whose role lets them read its history. An administrator, who
sees no partnership, sees the organisation's other events: accounts, sign-in, exports of the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from counterfoil.access import Capability, Grain, Participation, Standing
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.hidden_records import KIND as ASKED_FOR
from counterfoil_web.partnerships.models import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a reader of the log may see.

    titles: the partnerships whose history is open to them, by reference.
    """

    organisation_id: int
    reads_histories: bool
    keeps_installation: bool
    titles: Mapping[str, str]

    @property
    def events(self) -> Q:
        """The condition that an event must meet to be seen."""
        own = Q(organisation_id=self.organisation_id)
        if not self.reads_histories:
            own &= Q(partnership_ref="")
        seen = own | Q(partnership_ref__in=list(self.titles)) if self.titles else own
        if self.titles:
            seen |= Q(kind=ASKED_FOR, record__in=[f"partnership/{ref}" for ref in self.titles])
        if self.keeps_installation:
            seen |= Q(organisation=None, partnership_ref="")
        return seen


def sight_of(acting: Acting) -> Sight:
    """What the one who acts may see in the log. One query."""
    reads = acting.can(Capability.VIEW_HISTORY)
    return Sight(
        organisation_id=acting.organisation.pk,
        reads_histories=reads,
        keeps_installation=acting.user.runs_installation,
        titles=_titles(acting) if reads else {},
    )


def _titles(acting: Acting) -> dict[str, str]:
    rows = Access.objects.filter(
        organisation_id=acting.organisation.pk, revoked_at=None, starts__lte=acting.today
    ).values_list("ends", "part", "grain", "partnership__ref", "partnership__title")
    return {
        ref: title
        for ends, part, grain, ref, title in sorted(rows, key=lambda row: row[4].casefold())
        if (ends is None or ends >= acting.today) and _reads_all(part, grain)
    }


def _reads_all(part: str, grain: str) -> bool:
    standing = Standing(
        participation=Participation(part) if part else None,
        grain=Grain(grain) if grain else Grain.NONE,
    )
    return standing.reads is Grain.FULL_READ
