"""The plan written and locked in pages."""

import pytest
from django.urls import reverse

from tests.web.tenders.plans import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(client_as, clock):
    clock("2027-03-01 11:50")
    return client_as("commercial_lead")


@pytest.fixture
def begun(lead, world):
    """The address of a tender that was just started."""
    start = reverse("tenders:start", args=[world.partnership.ref])
    lead.post(start, {"title": "Fleet of cars", "like": "custody"})
    return f"/partnerships/{world.partnership.ref}/tender/1/"


def _save(lead, begun, text, revision):
    return lead.post(f"{begun}plan/draft/", {"text": text, "revision": revision})


def test_a_tender_is_started_with_a_filled_plan(lead, world, begun):
    page = lead.get(f"{begun}plan/draft/").content.decode()

    assert "title: Fleet of cars" in page
    assert "It says of itself that it is made up" in page
    start = reverse("tenders:start", args=[world.partnership.ref])
    refused = lead.post(start, {"title": "", "like": "nothing"})
    assert refused.status_code == 422
    assert "Enter what is bought" in refused.content.decode()


def test_what_is_wrong_is_kept_and_told_and_cannot_be_locked(lead, begun):
    answer = _save(lead, begun, PLAN.replace("weight: 25", "weight: 24.9"), 1)
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "The weights come to 99.9, not 100" in text
    assert "Lock the plan" not in text
    assert "24.9" in lead.get(f"{begun}plan/draft/").content.decode()


def test_it_is_locked_once_somebody_says_it_was_tried(lead, begun):
    assert _save(lead, begun, PLAN, 1).status_code == 302
    unsure = lead.post(f"{begun}plan/lock/", {"revision": 2})
    assert unsure.status_code == 422
    assert "Confirm that this is so" in unsure.content.decode()

    assert lead.post(f"{begun}plan/lock/", {"revision": 2, "sure": "on"}).status_code == 302
    text = lead.get(f"{begun}plan/").content.decode()
    assert "Locked" in text
    assert "Change the plan" in text
    locked = lead.get(f"{begun}plan/locked/1.yaml")
    assert locked.content.decode() == PLAN
    assert lead.get(f"{begun}plan/locked/2.yaml").status_code == 404


def test_the_second_of_two_keeps_what_they_wrote(lead, begun):
    _save(lead, begun, PLAN, 1)
    answer = _save(lead, begun, PLAN.replace("Fleet of cars", "Fleet of vans"), 1)
    text = answer.content.decode()

    assert answer.status_code == 409
    assert "Fleet of vans" in text
    assert "Nothing of yours is lost" in text
    assert _save(lead, begun, PLAN, 2).status_code == 302


def test_after_bids_are_due_the_page_says_what_the_law_leaves_open(lead, begun, clock):
    _save(lead, begun, PLAN, 1)
    clock("2027-03-01 12:01")
    text = lead.get(f"{begun}plan/draft/").content.decode()
    assert "Lock the plan" in text  # it was never locked, and is refused with the reason
    refused = lead.post(f"{begun}plan/lock/", {"revision": 2, "sure": "on"})
    assert refused.status_code == 422
    assert "lock the plan before bids are due" in refused.content.decode().lower()


def test_readers_read_it_and_write_nothing(tender, client_as, page):
    auditor = client_as("auditor")

    text = auditor.get(page("plan/")).content.decode()
    assert "Care of detained people" in text
    assert "Change the plan" not in text
    assert auditor.get(page("plan/draft/")).status_code == 403
    assert auditor.post(page("plan/lock/"), {"revision": 1}).status_code == 403
    assert client_as("evaluator").get(page("plan/")).status_code == 403
