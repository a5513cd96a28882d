"""Who has which part in a tender: appointed by name, and ended by a row that says why."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from counterfoil.access import CAPABILITY_RULES, Participation
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.models import Membership, User
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, SeatEnded, Tender
from counterfoil_web.tenders.records_store import address_of

_AUTHORITIES = (
    Participation.LEAD_FORCE,
    Participation.PARTNER_FORCE,
    Participation.POLICING_BODY,
)


def seats_of(tender: Tender) -> QuerySet[Seat]:
    """The parts that are held now, in the order given."""
    rows = Seat.objects.filter(tender=tender, ended=None)
    return rows.select_related("person", "organisation", "appointed_by")


def past_seats_of(tender: Tender) -> QuerySet[Seat]:
    """The parts that ended, with how."""
    rows = Seat.objects.filter(tender=tender).exclude(ended=None)
    return rows.select_related("person", "organisation", "ended__ended_by")


def seats_held(tender: Tender, person: User) -> tuple[Seat, ...]:
    """The parts that somebody holds now."""
    return tuple(Seat.objects.filter(tender=tender, person=person, ended=None))


def memberships_in(seen: Seen) -> QuerySet[Membership]:
    """The roles held today, in the authorities of the partnership, that a part may be held in."""
    today = seen.acting.today
    parts = Access.objects.filter(
        Q(ends=None) | Q(ends__gte=today),
        partnership=seen.partnership,
        part__in=_AUTHORITIES,
        starts__lte=today,
        revoked_at=None,
    )
    roles = {role for kind in SeatKind for role in CAPABILITY_RULES[kind.capability].roles}
    rows = Membership.objects.filter(
        Q(ends=None) | Q(ends__gte=today),
        organisation__in=parts.values("organisation"),
        role__in=roles,
        starts__lte=today,
        revoked_at=None,
        user__is_active=True,
    )
    return rows.select_related("user", "organisation").order_by("user__name", "role", "pk")


@transaction.atomic
def appoint(
    seen: Seen, tender: Tender, membership: Membership, kind: SeatKind, evaluator_id: str = ""
) -> Seat:
    """Give somebody a part. membership: in which organisation and role they hold it.

    Raises: InvalidValue when they have it, or another is that evaluator of the plan.
    """
    Tender.objects.select_for_update().filter(pk=tender.pk).first()
    for one in seats_of(tender):
        if one.person_id == membership.user_id and one.seat == kind:
            raise InvalidValue(
                what=f"{membership.user} is {kind.label.lower()} of this tender already",
                where="holder",
                mend="choose somebody else",
            )
        if kind is SeatKind.EVALUATOR and one.evaluator_id == evaluator_id and one.seat == kind:
            raise InvalidValue(
                what=f"{one.person} is {evaluator_id} already",
                where="evaluator_id",
                mend="end that part first, with the reason",
            )
    seat = Seat.objects.create(
        partnership=seen.partnership,
        tender=tender,
        person=membership.user,
        organisation=membership.organisation,
        seat=kind,
        evaluator_id=evaluator_id if kind is SeatKind.EVALUATOR else "",
        appointed_by=seen.acting.user,
    )
    log.write(
        seen.acting,
        "tender-seat-given",
        record=address_of(tender, "seat", str(seat.pk)),
        partnership=seen.partnership,
        after={"person": membership.user_id, "seat": kind.value, "as": seat.evaluator_id},
    )
    return seat


@transaction.atomic
def end(seen: Seen, seat: Seat, reason: str) -> SeatEnded:
    """End a part. Raises: InvalidValue when it has ended."""
    Tender.objects.select_for_update().filter(pk=seat.tender_id).first()
    if SeatEnded.objects.filter(seat=seat).exists():
        raise InvalidValue(
            what="this part has ended already", where="seat", mend="open the people page anew"
        )
    ended = SeatEnded.objects.create(
        partnership=seen.partnership, seat=seat, reason=reason, ended_by=seen.acting.user
    )
    log.write(
        seen.acting,
        "tender-seat-ended",
        record=address_of(seat.tender, "seat", str(seat.pk)),
        partnership=seen.partnership,
        before={"person": seat.person_id, "seat": seat.seat},
        reason=reason,
    )
    return ended
