"""What outcomes add to the pages of the apps below: the agenda, the rooms, the spine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow, PlanDraft
from counterfoil_web.partnerships import agenda_rows, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, PERSON, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.partnerships.store import reach

ROOM = "outcomes"
_FINANCE = "A chief finance officer’s"


def connect() -> None:
    """Tell the apps below what outcomes add to their pages."""
    agenda_rows.register(PLANS_TO_AGREE)
    agenda_rows.register(CLAIMS_TO_CERTIFY)
    progress.register(notes, models=[OutcomePlan, OutcomeRow, PlanDraft])
    progress.register_spine(spine)


def notes(partnership: Partnership) -> Iterable[RoomNote]:
    """Whether a plan is agreed, and how many claims wait for whom."""
    plan = OutcomePlan.objects.filter(partnership=partnership).only("number").first()
    if PlanDraft.objects.filter(partnership=partnership, proposed_by__isnull=False).exists():
        yield RoomNote(room=ROOM, to_do="Agree the plan of the outcomes", whose_move=_FINANCE)
    if plan is None:
        return
    claims = standing_claims().filter(partnership=partnership)
    made, waiting = claims.count(), uncertified(claims).count()
    if made:
        claims_ = "1 claim" if made == 1 else f"{made} claims"
        yield RoomNote(room=ROOM, done=f"{claims_} made, {made - waiting} looked at by finance")
    if waiting:
        words = "1 claim" if waiting == 1 else f"{waiting} claims"
        yield RoomNote(room=ROOM, to_do=f"Certify or refuse {words}", whose_move=_FINANCE)


def spine(partnership: Partnership) -> Iterable[SpineNote]:
    """The outcomes as what is reckoned up."""
    if _agreed(partnership):
        yield SpineNote(
            part=Spine.RECKONING,
            text="Claimed, certified, banked, and the net saving",
            url=address_of("outcomes:overview", partnership.ref),
        )


_agreed = QueryOfOne(
    lambda: OutcomePlan.objects.filter(partnership_id=PARTNERSHIP).values_list("number")[:1]
)


def standing_claims() -> QuerySet[OutcomeRow]:
    """Claims that no other put right."""
    later = OutcomeRow.objects.filter(
        partnership=OuterRef("partnership"), kind="claim", supersedes=OuterRef("key")
    )
    return OutcomeRow.objects.filter(~Exists(later), kind="claim").order_by("pk")


def uncertified(claims: QuerySet[OutcomeRow]) -> QuerySet[OutcomeRow]:
    """Those of which nobody has certified or refused anything."""
    found = OutcomeRow.objects.filter(
        partnership=OuterRef("partnership"), kind="certification"
    ).annotate(of=KT("fields__claim"))
    return claims.filter(~Exists(found.filter(of=OuterRef("key"))))


def _to_agree(post: Post) -> QuerySet[Any]:
    waiting = PlanDraft.objects.filter(
        reach(Capability.CERTIFY_BENEFIT, post.roles, post.kind),
        partnership__archived_at=None,
        proposed_by__isnull=False,
    ).exclude(proposed_by_id=PERSON)
    return columns(waiting, "outcome-plan")


def _to_certify(post: Post) -> QuerySet[Any]:
    waiting = (
        uncertified(standing_claims())
        .filter(
            reach(Capability.CERTIFY_BENEFIT, post.roles, post.kind),
            partnership__archived_at=None,
        )
        .exclude(entered_by_id=PERSON)
    )
    return columns(waiting, "outcome-claim", subject=F("key"))


def _plan_items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title="Agree the plan of the outcomes",
        url=reverse("outcomes:plan-agree", args=[row.ref]),
        whose_move="Yours, or that of another chief finance officer who wrote none of it",
        partnership=row.partnership,
        kind=AgendaKind.REVIEW,
    )


def _claim_items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title=f"Certify or refuse the claim {row.subject}",
        url=reverse("outcomes:claim", args=[row.ref, row.subject]),
        whose_move="Yours, or that of another chief finance officer who does not own it",
        partnership=row.partnership,
        kind=AgendaKind.REVIEW,
    )


PLANS_TO_AGREE = RowSource(
    name="outcome-plan",
    applies=lambda acting: acting.can(Capability.CERTIFY_BENEFIT),
    build=_to_agree,
    items=_plan_items,
)
CLAIMS_TO_CERTIFY = RowSource(
    name="outcome-claim",
    applies=lambda acting: acting.can(Capability.CERTIFY_BENEFIT),
    build=_to_certify,
    items=_claim_items,
)
