"""What an evaluator may see: their own answers, and no bid that a conflict keeps from them."""

from __future__ import annotations

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.markers import Marker, bid_label
from counterfoil_web.tenders.models import Seat

pytestmark = pytest.mark.django_db


def marker_of(one):
    seat = one.seat(SeatKind.EVALUATOR)
    return Marker(one, one.dossier.plan.evaluator(seat.evaluator_id))


def test_a_conflict_takes_a_bid_out_of_sight(tender_at, opened_by):
    """The contract manager declared a conflict with bidder B; D was late and left out."""
    tender_at("opened")
    with opened_by("contract_evaluator") as one:
        held = marker_of(one)
        assert {bid for bid, _ in held.answers} == {"a", "c", "e"}
        assert held.withheld == 1
        with pytest.raises(Http404):
            held.answer("b", "care")
    with opened_by("evaluator") as one:
        assert {bid for bid, _ in marker_of(one).answers} == {"a", "b", "c", "e"}


def test_names_are_hidden_where_the_plan_says_so(tender_at, opened_by):
    tender_at("opened")
    with opened_by("evaluator") as one:
        held = marker_of(one)
        assert bid_label(held.plan, held.dossier.bids["a"]) == "Bid A"
        assert held.plan.blind_names


def test_a_seat_for_no_evaluator_of_the_plan_is_refused(world, tender_at, client_as, page):
    tender = tender_at("opened")
    with scopes_disabled():
        Seat.objects.create(
            partnership=tender.partnership,
            tender=tender,
            person=world.people["moderator"],
            organisation=world.organisations["force"],
            seat="evaluator",
            evaluator_id="nobody",
            appointed_by=world.people["commercial_lead"],
        )
    assert client_as("moderator").get(page("marking/")).status_code == 403
