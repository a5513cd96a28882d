"""People appointed and their parts ended in pages."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.accounts.models import Membership
from counterfoil_web.tenders.models import Seat

pytestmark = pytest.mark.django_db


def _holder(world, username):
    return Membership.objects.get(user=world.people[username]).pk


def test_parts_are_given_and_ended(tender, client_as, page, world):
    lead = client_as("commercial_lead")
    with scopes_disabled():
        seat = Seat.objects.get(evaluator_id="custody_inspector")
    ending = page(f"people/{seat.pk}/end/")
    assert lead.get(ending).status_code == 200
    assert lead.post(ending, {"reason": ""}).status_code == 422
    assert lead.post(ending, {"reason": "Left the force"}).status_code == 302
    assert lead.get(ending).status_code == 404

    text = lead.get(page("people/")).content.decode()
    assert "Still to be appointed: evaluator: custody inspector" in text
    assert "Left the force" in text
    given = {
        "seat": "evaluator",
        "holder": _holder(world, "evaluator"),
        "evaluator_id": "custody_inspector",
    }
    assert lead.post(page("people/"), given).status_code == 302
    assert "Still to be appointed" not in lead.get(page("people/")).content.decode()


def test_a_role_that_does_not_fit_is_refused(tender, client_as, page, world):
    lead = client_as("commercial_lead")
    given = {"seat": "moderator", "holder": _holder(world, "finance_officer")}
    answer = lead.post(page("people/"), given)

    assert answer.status_code == 422
    assert "cannot have this part" in answer.content.decode()


def test_readers_see_who_and_appoint_nobody(tender, client_as, page):
    auditor = client_as("auditor")
    text = auditor.get(page("people/")).content.decode()

    assert "Healthcare lead" in text
    assert "Appoint somebody" not in text
    assert auditor.post(page("people/"), {}).status_code == 403
