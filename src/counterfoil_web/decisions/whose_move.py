"""What decisions add to the home page, to the rooms of a partnership, and to search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import timezone

from counterfoil.access import Capability, Role
from counterfoil.gates import awaited
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals import approved_versions, version_notes
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote
from counterfoil_web.decisions import store
from counterfoil_web.decisions.gates import ON_A_CASE
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.decisions.presenters import TAGS
from counterfoil_web.partnerships import agenda, progress, search_index
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.partnerships.search_index import Document
from counterfoil_web.partnerships.store import allowed_in, standings
from counterfoil_web.results.models import Review

_MOST = 50
_ROOMS = {
    "strategic-outline": "strategy",
    "outline": "strategy",
    "full": "sourcing",
    "signature": "sourcing",
    "first-year": "contract",
    "extend-or-exit": "future",
}
"""The room of the guide in which each gate stands."""


def connect() -> None:
    """Register with the apps below."""
    agenda.register(agenda_items)
    agenda.register(versions_to_propose)
    progress.register(room_notes, models=[Decision, Act, Condition])
    progress.register_spine(spine_notes)
    version_notes.register(decision_notes)
    approved_versions.register(approved_numbers)
    search_index.register_kind("decision", "Decisions", all_documents)
    post_save.connect(_saved, sender=Decision, dispatch_uid="search of Decision")


def agenda_items(acting: Acting, visible: QuerySet[Any]) -> list[AgendaItem]:
    """Decisions that wait for the person's own body, and what they asked for."""
    decides = acting.can(Capability.APPROVE_FOR_FORCE) or acting.can(
        Capability.APPROVE_FOR_POLICING_BODY
    )
    if not decides and not acting.can(Capability.PROPOSE_DECISION):
        return []
    rows = (
        Decision.objects.filter(partnership__in=visible, state__in=store.OPEN)
        .select_related("partnership")
        .prefetch_related(Prefetch("acts", queryset=Act.objects.order_by("at", "pk")))
        .order_by("due", "-proposed_at")[:_MOST]
    )
    items = []
    for row in rows:
        waits = awaited(store.body_ids(row), store.body_acts(row.acts.all()))
        mine = str(acting.organisation.pk) in waits
        if decides and mine and row.proposed_by_id != acting.user.pk:
            items.append(_item(row, AgendaKind.DECISION, f"Yours, for {acting.organisation}"))
        elif row.proposed_by_id == acting.user.pk and row.due is not None:
            items.append(_item(row, AgendaKind.DATE, f"Waits for {_names(row, waits)}"))
    return items


def versions_to_propose(acting: Acting, visible: QuerySet[Any]) -> list[AgendaItem]:
    """The newest version of each case that is reviewed and that no decision names. Two queries.

    For commercial leads: others who may ask for a decision often decide it, which nobody may who
    asked.
    """
    if Role.COMMERCIAL_LEAD not in acting.roles:
        return []
    newer = Version.objects.filter(
        partnership=OuterRef("partnership"), number__gt=OuterRef("number")
    )
    named = Decision.versions.through.objects.filter(version=OuterRef("pk"))
    rows = list(
        Version.objects.filter(partnership__in=visible, partnership__archived_at=None)
        .filter(Exists(Review.objects.filter(version=OuterRef("pk"), signed=True)))
        .exclude(Exists(newer))
        .exclude(Exists(named))
        .select_related("partnership")
        .only("number", "partnership__ref", "partnership__title")
        .order_by("submitted_at")[:_MOST]
    )
    if not rows:
        return []
    may_propose = set(allowed_in(acting, standings(acting), Capability.PROPOSE_DECISION))
    return [
        AgendaItem(
            title=f"Ask for a decision on version {row.number}",
            url=reverse("decisions:propose", args=[row.partnership.ref]),
            whose_move="Yours, as commercial lead",
            partnership=row.partnership.title,
            kind=AgendaKind.PROPOSAL,
        )
        for row in rows
        if row.partnership_id in may_propose
    ]


def room_notes(partnership: Partnership) -> list[RoomNote]:
    """What was decided and what waits, in the room of each gate."""
    notes = []
    for row in store.with_acts(Decision.objects.filter(partnership=partnership)):
        room = _ROOMS.get(row.gate, "strategy")
        acts = list(row.acts.all())
        if row.state in store.OPEN:
            waits = awaited(store.body_ids(row), store.body_acts(acts))
            notes.append(
                RoomNote(
                    room=room,
                    to_do=f"Decision {row.number} waits: {row.title}",
                    whose_move=_names(row, waits),
                    is_named=True,
                    due=row.due,
                )
            )
        elif row.decided_at is not None and row.state != Decision.State.WITHDRAWN:
            notes.append(RoomNote(room=room, done=_settled(row)))
        notes.extend(
            RoomNote(
                room=room,
                to_do=f"Condition of decision {row.number} not met yet: {condition.text[:120]}",
                whose_move="Those who keep the partnership",
            )
            for act in acts
            for condition in act.conditions.all()
            if condition.met_at is None and row.state == Decision.State.APPROVED
        )
    return notes


def decision_notes(versions: Sequence[Version]) -> list[VersionNote]:
    """How each decision on a version of a list stands. One query."""
    links = (
        Decision.versions.through.objects.filter(version__in=[one.pk for one in versions])
        .select_related("decision__partnership")
        .order_by("decision__number")
    )
    return [_note_of(link.version_id, link.decision) for link in links]


def approved_numbers(partnerships: Collection[int]) -> list[tuple[int, int]]:
    """The versions on which a decision was approved, by partnership. One query."""
    rows = Decision.objects.filter(
        partnership__in=partnerships,
        state=Decision.State.APPROVED,
        kind__in=[kind.value for kind in ON_A_CASE],
        versions__isnull=False,
    )
    return list(rows.order_by().values_list("partnership_id", "versions__number"))


def spine_notes(partnership: Partnership) -> list[SpineNote]:
    """The latest approved decision: the promise that stands."""
    row = Decision.objects.filter(partnership=partnership, state=Decision.State.APPROVED).first()
    if row is None:
        return []
    url = reverse("decisions:decision", args=[partnership.ref, row.number])
    return [SpineNote(part=Spine.PROMISE, text=_settled(row), url=url)]


def all_documents() -> Iterable[Document]:
    """Every decision as search keeps it; for a rebuild."""
    for row in Decision.objects.select_related("partnership").iterator(chunk_size=500):
        yield document(row)


def document(row: Decision) -> Document:
    """What a decision is found by. Until it is published only those who may read all find it."""
    return Document(
        kind="decision",
        record=store.address(row),
        partnership=row.partnership,
        title=f"Decision {row.number}: {row.title}",
        text=f"{row.asked}\n{row.recommendation}",
        url=reverse("decisions:decision", args=[row.partnership.ref, row.number]),
        capability=(Capability.VIEW_DECISIONS if row.published_at else Capability.VIEW_PARTNERSHIP),
    )


def _note_of(version_id: int, row: Decision) -> VersionNote:
    return VersionNote(
        version=version_id,
        words=f"Decision {row.number}: {row.get_state_display().lower()}",
        colour=TAGS[Decision.State(row.state)].removeprefix("govuk-tag--"),
        url=reverse("decisions:decision", args=[row.partnership.ref, row.number]),
    )


def _item(row: Decision, kind: AgendaKind, whose_move: str) -> AgendaItem:
    return AgendaItem(
        title=f"Decision {row.number}: {row.title}",
        url=reverse("decisions:decision", args=[row.partnership.ref, row.number]),
        whose_move=whose_move,
        kind=kind,
        partnership=row.partnership.title,
        due=row.due,
    )


def _names(row: Decision, waits: Iterable[str]) -> str:
    waiting = set(waits)
    return " and ".join(body["name"] for body in row.bodies if str(body["organisation"]) in waiting)


def _settled(row: Decision) -> str:
    day = timezone.localdate(row.decided_at)
    return f"{row.title}: {row.get_state_display().lower()} on {day.day} {day:%B %Y}"


def _saved(instance: Decision, **_signal: Any) -> None:
    found = document(instance)
    search_index.put(
        kind=found.kind,
        record=found.record,
        partnership=found.partnership,
        title=found.title,
        text=found.text,
        url=found.url,
        capability=found.capability,
    )
