"""Which events somebody may see: their own organisation's, and those of partnerships it may read.

A partnership's events are for those whose role lets them read its history. An administrator, who
sees no partnership, sees the organisation's other events: accounts, sign-in, exports of the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from counterfoil.access import Capability, Grain, Participation, Standing
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.hidden_records import KIND as ASKED_FOR
from counterfoil_web.partnerships.models import Access

_READING_PARTS = [
    part for part in Participation if Standing(participation=part).reads is Grain.FULL_READ
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a reader of the log may see.

    titles: the partnerships whose history is open to them, by reference. refs: the same references
    as a query, since an inspectorate reads thousands; without it they are named one by one.
    """

    organisation_id: int
    reads_histories: bool
    keeps_installation: bool
    titles: Mapping[str, str]
    refs: QuerySet[Access] | None = None

    @property
    def events(self) -> Q:
        """The condition that an event must meet to be seen."""
        own = Q(organisation_id=self.organisation_id)
        if not self.reads_histories:
            own &= Q(partnership_ref="")
        seen = own
        if self.titles:
            refs, records = self._refs_and_records()
            seen |= Q(partnership_ref__in=refs) | Q(kind=ASKED_FOR, record__in=records)
        if self.keeps_installation:
            seen |= Q(organisation=None, partnership_ref="")
        return seen

    def _refs_and_records(self) -> tuple[Any, Any]:
        if self.refs is None:
            return list(self.titles), [f"partnership/{ref}" for ref in self.titles]
        records = self.refs.annotate(address=Concat(Value("partnership/"), "partnership__ref"))
        return self.refs.values("partnership__ref"), records.values("address")


def sight_of(acting: Acting) -> Sight:
    """What the one who acts may see in the log. One query."""
    reads = acting.can(Capability.VIEW_HISTORY)
    open_to_them = _open_to(acting) if reads else None
    return Sight(
        organisation_id=acting.organisation.pk,
        reads_histories=reads,
        keeps_installation=acting.user.runs_installation,
        titles={} if open_to_them is None else _titles(open_to_them),
        refs=open_to_them,
    )


def _open_to(acting: Acting) -> QuerySet[Access]:
    """The rows by which the organisation reads all of a partnership today, history included."""
    return Access.objects.filter(
        Q(ends=None) | Q(ends__gte=acting.today),
        Q(part__in=_READING_PARTS) | Q(part="", grain=Grain.FULL_READ),
        organisation_id=acting.organisation.pk,
        revoked_at=None,
        starts__lte=acting.today,
    ).order_by()


def _titles(rows: QuerySet[Access]) -> dict[str, str]:
    named = rows.values_list("partnership__ref", "partnership__title")
    return dict(sorted(named, key=lambda row: row[1].casefold()))
