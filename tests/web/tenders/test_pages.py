"""Who gets as far as a page, and what it begins with."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from counterfoil_web.accounts.acting import Refused
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.pages import in_two, looked_into, no_seat, opened, seated, tender_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(opened_by):
    def made(username):
        request = RequestFactory().get("/")
        scope = opened_by(username)
        request.acting = scope.__enter__().acting
        request.scope = scope
        return request

    return made


def test_a_role_without_the_part_is_refused_and_told_whom_to_ask(tender, world, request_of):
    ref = world.partnership.ref
    request = request_of("evaluator")
    assert seated(request, ref, 1, SeatKind.EVALUATOR).seat(SeatKind.EVALUATOR).evaluator_id == (
        "custody_inspector"
    )
    with pytest.raises(Refused):
        opened(request, ref, 1)
    with pytest.raises(Http404):
        looked_into(request, ref, 2)
    request.scope.__exit__(None, None, None)
    lead = request_of("commercial_lead")
    with pytest.raises(Refused, match="not appointed price officer"):
        seated(lead, ref, 1, SeatKind.OFFICER)
    lead.scope.__exit__(None, None, None)
    assert no_seat(SeatKind.MODERATOR).rule == "holds-a-part-in-the-tender"


def test_the_context_says_what_is_made_up(tender, opened_by):
    with opened_by("commercial_lead") as one:
        context = tender_page(one, "Bids")
    assert context["made_up"][0].startswith("A competition made up")
    assert [words for words, _ in context["crumbs"]] == ["Tenders", "Custody services 2027"]
    assert in_two("Illustrative: all of it. Prices too.") == ("All of it.", "Prices too.")
