"""What is proposed is agreed by a second person, or sent back; every version stays."""

from __future__ import annotations

import pytest

from tests.web.procurements.test_plan_forms import LAW

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(world, client_as, page):
    lead = client_as("commercial_lead")
    lead.post(page("plan/draft/law/"), LAW)
    lead.post(page("plan/draft/propose/"), {"revision": 1, "reason": "As asked"})
    return world


def test_it_is_read_in_full_and_agreed(proposed, client_as, page, kept):
    finance = client_as("finance_partner")
    shown = finance.get(page("plan/agree/")).content.decode()
    assert "records-system" in shown
    assert "As asked" in shown
    assert finance.post(page("plan/agree/"), {"revision": 1}).status_code == 422
    assert finance.post(page("plan/agree/"), {"revision": 9, "sure": "on"}).status_code == 422
    assert finance.post(page("plan/agree/"), {"revision": 1, "sure": "on"}).status_code == 302
    assert [one.number for one in kept.versions()] == [1]
    assert "Nothing is proposed" in finance.get(page("plan/agree/")).content.decode()


def test_who_wrote_it_is_told_why_not(proposed, client_as, page, kept):
    finance = client_as("finance_officer")
    finance.post(page("plan/draft/law/"), {**LAW, "revision": 1})
    finance.post(page("plan/draft/propose/"), {"revision": 2, "reason": "As asked"})
    assert "You wrote part of this plan" in finance.get(page("plan/agree/")).content.decode()
    assert finance.post(page("plan/agree/"), {"revision": 2, "sure": "on"}).status_code == 403
    assert client_as("commercial_lead").get(page("plan/agree/")).status_code == 403


def test_it_is_sent_back_with_a_reason(proposed, client_as, page, kept):
    finance = client_as("finance_officer")
    assert finance.post(page("plan/send-back/"), {}).status_code == 422
    assert finance.post(page("plan/send-back/"), {"why": "Another route"}).status_code == 302
    assert kept.draft().proposed_by is None
    assert finance.post(page("plan/send-back/"), {"why": "Again"}).status_code == 422


def test_every_version_is_read(procurement, client_as, page):
    auditor = client_as("auditor")
    assert "Version 1" in auditor.get(page("plan/")).content.decode()
    assert "custody-2027" in auditor.get(page("plan/versions/1/")).content.decode()
    assert auditor.get(page("plan/versions/2/")).status_code == 404
