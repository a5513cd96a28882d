"""What decisions add to the home page, to the rooms of a partnership, and to search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.signals import post_save
from django.utils import timezone

from counterfoil.access import (
    Capability,
    DecisionKind,
    OrganisationKind,
    Role,
    default_scheme,
)
from counterfoil.gates import BodyAct, Outcome, awaited
from counterfoil.quantities.years import day_in_words
from counterfoil.reports import wording
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals import approved_versions, version_notes
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote
from counterfoil_web.decisions import store
from counterfoil_web.decisions.gates import ON_A_CASE
from counterfoil_web.decisions.models import Act, Condition, Decision, Scheme
from counterfoil_web.decisions.presenters import TAGS
from counterfoil_web.decisions.schemes import to_scheme
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import agenda, progress, search_index
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.kept_queries import (
    ORGANISATION,
    PARTNERSHIP,
    TODAY,
    KeptQuery,
    QueryOfOne,
)
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.partnerships.search_index import Document
from counterfoil_web.partnerships.store import reach
from counterfoil_web.records.prepared_query import Given
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


def agenda_items(acting: Acting, _visible: QuerySet[Any]) -> list[AgendaItem]:
    """Decisions that wait for the person's own body, and what they asked for. One query."""
    decides = acting.can(Capability.APPROVE_FOR_FORCE) or acting.can(
        Capability.APPROVE_FOR_POLICING_BODY
    )
    if not decides and not acting.can(Capability.PROPOSE_DECISION):
        return []
    items = []
    for row, acts in _with_acts(_open(acting)):
        waits = awaited(store.body_ids(row), acts)
        mine = str(acting.organisation.pk) in waits
        if decides and mine and row.proposed_by_id != acting.user.pk:
            items.append(_item(row, AgendaKind.DECISION, _who_decides(row, acting)))
        elif row.proposed_by_id == acting.user.pk and row.due is not None:
            items.append(_item(row, AgendaKind.DATE, f"Waits for {_names(row, waits)}"))
    return items


def _who_decides(row: Any, acting: Acting) -> str:
    """Whose move it is in the person's own body, by the scheme of consent in force."""
    entered = Scheme(title="", valid_from=acting.today, bands=row.bands)
    scheme = to_scheme(entered) if row.bands else default_scheme()
    kind = DecisionKind(row.kind)
    taken_by = scheme.band_for(acting.organisation_kind, kind, row.value_gbp).taken_by
    if acting.roles & set(taken_by):
        return f"Yours, for {acting.organisation}"
    offices = " or ".join(f"the {role.label.lower()}" for role in taken_by)
    return f"{wording.sentence_case(offices)}, for {acting.organisation}"


def _open_decisions() -> QuerySet[Decision]:
    """Every decision that waits, once for each act on it.

    bands: of the scheme of consent by which the organisation that acts decides today.
    """
    schemes = Scheme.objects.filter(
        Q(policing_body=ORGANISATION) | Q(policing_body__oversees=ORGANISATION),
        valid_from__lte=TODAY,
    )
    first = Decision.objects.filter(state__in=store.OPEN).order_by("due", "-proposed_at", "pk")
    return (
        Decision.objects.filter(pk__in=first.values("pk")[:_MOST])
        .annotate(
            body=F("acts__organisation"),
            outcome=F("acts__outcome"),
            bands=Subquery(schemes.values("bands")[:1]),
        )
        .select_related("partnership")
        .only(
            *("number", "title", "due", "bodies", "proposed_by", "kind", "value_gbp"),
            *("partnership__ref", "partnership__title"),
        )
        .order_by("due", "-proposed_at", "pk", "acts__at", "acts__pk")
    )


_open = KeptQuery(_open_decisions)


def _with_acts(rows: Iterable[Any]) -> list[tuple[Any, list[BodyAct]]]:
    """Each decision once, with its acts in order."""
    found: dict[int, tuple[Any, list[BodyAct]]] = {}
    for row in rows:
        _, acts = found.setdefault(row.pk, (row, []))
        if row.body is not None:
            acts.append(BodyAct(body=str(row.body), outcome=Outcome(row.outcome)))
    return list(found.values())


def versions_to_propose(acting: Acting, _visible: QuerySet[Any]) -> list[AgendaItem]:
    """The newest version of each case that is reviewed and that no decision names. One query.

    For commercial leads: others who may ask for a decision often decide it, which nobody may who
    asked.
    """
    if Role.COMMERCIAL_LEAD not in acting.roles:
        return []
    return [
        AgendaItem(
            title=f"Ask for a decision on version {row.number}",
            url=address_of("decisions:propose", row.partnership.ref),
            whose_move="Yours, as commercial lead",
            partnership=row.partnership.title,
            kind=AgendaKind.PROPOSAL,
        )
        for row in _reviewed_versions(acting.roles, acting.organisation_kind)(acting)
    ]


@lru_cache(maxsize=256)
def _reviewed_versions(roles: frozenset[Role], kind: OrganisationKind) -> KeptQuery:
    """The newest versions, reviewed and in no decision, where holders of these roles may ask."""

    def build() -> QuerySet[Version]:
        newer = Version.objects.filter(
            partnership=OuterRef("partnership"), number__gt=OuterRef("number")
        )
        named = Decision.versions.through.objects.filter(version=OuterRef("pk"))
        return (
            Version.objects.filter(
                reach(Capability.PROPOSE_DECISION, roles, kind), partnership__archived_at=None
            )
            .filter(Exists(Review.objects.filter(version=OuterRef("pk"), signed=True)))
            .exclude(Exists(newer))
            .exclude(Exists(named))
            .select_related("partnership")
            .only("number", "partnership__ref", "partnership__title")
            .order_by("submitted_at")[:_MOST]
        )

    return KeptQuery(build)


def room_notes(partnership: Partnership) -> list[RoomNote]:
    """What was decided and what waits, in the room of each gate. Three queries."""
    notes = []
    rows = store.of_partnership(partnership)
    for row in rows:
        room = _ROOMS.get(row.gate, "strategy")
        if row.state in store.OPEN:
            waits = awaited(store.body_ids(row), store.body_acts(row.acts.all()))
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
    if any(row.state == Decision.State.APPROVED for row in rows):
        notes.extend(map(_unmet, store.unmet_conditions(partnership)))
    return notes


def _unmet(condition: Condition) -> RoomNote:
    decision = condition.act.decision
    return RoomNote(
        room=_ROOMS.get(decision.gate, "strategy"),
        to_do=f"Condition of decision {decision.number} not met yet: {condition.text[:120]}",
        whose_move="Those who keep the partnership",
    )


def decision_notes(versions: Sequence[Version]) -> list[VersionNote]:
    """How each decision on a version of a list stands. One query."""
    numbers = [one.pk for one in versions]
    cases = {one.partnership_id for one in versions}
    if len(cases) == 1:
        links = _links_of_one.of(cases.pop(), first=min(numbers), last=max(numbers))
    else:
        links = _as_notes(_LINKS.filter(version__in=numbers))
    wanted = set(numbers)
    return [_note_of(link.version_id, link.decision) for link in links if link.version_id in wanted]


_LINKS = Decision.versions.through.objects


def _as_notes(links: QuerySet[Any]) -> QuerySet[Any]:
    return (
        links.select_related("decision__partnership")
        .only("version_id", "decision__number", "decision__state", "decision__partnership__ref")
        .order_by("decision__number")
    )


_links_of_one = QueryOfOne(
    lambda: _as_notes(
        _LINKS.filter(
            decision__partnership_id=PARTNERSHIP,
            version_id__gte=Given("first"),
            version_id__lte=Given("last"),
        )
    )
)


def approved_numbers(partnerships: Collection[int]) -> list[tuple[int, int]]:
    """The versions on which a decision was approved, by partnership. One query."""
    if len(partnerships) == 1:
        return _approved_of_one.of(next(iter(partnerships)))
    return list(_approved(Decision.objects.filter(partnership__in=partnerships)))


def _approved(decisions: QuerySet[Decision]) -> QuerySet[Any, tuple[int, int]]:
    rows = decisions.filter(
        state=Decision.State.APPROVED,
        kind__in=[kind.value for kind in ON_A_CASE],
        versions__isnull=False,
    )
    return rows.order_by().values_list("partnership_id", "versions__number")


_approved_of_one = QueryOfOne(
    lambda: _approved(Decision.objects.filter(partnership_id=PARTNERSHIP))
)


def spine_notes(partnership: Partnership) -> list[SpineNote]:
    """The latest approved decision: the promise that stands."""
    row = next(iter(_last_approved(partnership)), None)
    if row is None:
        return []
    url = address_of("decisions:decision", partnership.ref, row.number)
    return [SpineNote(part=Spine.PROMISE, text=_settled(row), url=url)]


_last_approved = QueryOfOne(
    lambda: Decision.objects.filter(partnership_id=PARTNERSHIP, state=Decision.State.APPROVED).only(
        "number", "title", "state", "decided_at"
    )[:1]
)


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
        url=address_of("decisions:decision", row.partnership.ref, row.number),
        capability=(Capability.VIEW_DECISIONS if row.published_at else Capability.VIEW_PARTNERSHIP),
    )


def _note_of(version_id: int, row: Decision) -> VersionNote:
    return VersionNote(
        version=version_id,
        words=f"Decision {row.number}: {row.get_state_display().lower()}",
        colour=TAGS[Decision.State(row.state)].removeprefix("govuk-tag--"),
        url=address_of("decisions:decision", row.partnership.ref, row.number),
    )


def _item(row: Decision, kind: AgendaKind, whose_move: str) -> AgendaItem:
    return AgendaItem(
        title=f"Decision {row.number}: {row.title}",
        url=address_of("decisions:decision", row.partnership.ref, row.number),
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
    return f"{row.title}: {row.get_state_display().lower()} on {day_in_words(day)}"


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
