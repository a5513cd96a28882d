"""Moderation at a glance, opened, a criterion side by side, quality locked."""

from __future__ import annotations

import pytest

from tests.web.tenders.marks import words_of

pytestmark = pytest.mark.django_db


def test_it_opens_once_handed_in_and_shows_the_marks(
    tender_at, client_as, page, django_assert_max_num_queries
):
    tender_at("marked")
    moderator = client_as("moderator")
    html = words_of(moderator.get(page("moderation/")))
    assert "Open<span" in html
    assert moderator.get(page("moderation/care/")).status_code == 404
    opened = moderator.post(page("moderation-open/care/"), {"lot": ""})
    assert opened["Location"] == page("moderation/care/")
    with django_assert_max_num_queries(12):
        response = moderator.get(page("moderation/care/"))
    assert "Its marks are locked." in words_of(response)
    assert "From 3 to 5" in words_of(moderator.get(page("moderation/care/")))
    moderator.post(page("moderation-open/care/"), {"lot": ""})
    assert "has opened already" in words_of(moderator.get(page("moderation/")))


def test_it_does_not_open_while_somebody_is_marking(tender_at, client_as, page):
    tender_at("opened")
    refused = client_as("moderator").post(page("moderation-open/care/"), {"lot": ""})
    assert refused.status_code == 422
    assert "had not handed in the marks of care" in words_of(refused)


def test_quality_is_locked_with_a_tick(tender_at, client_as, page):
    tender_at("agreed")
    moderator = client_as("moderator")
    unsure = moderator.post(page("quality-lock/"), {"lot": ""})
    assert unsure.status_code == 422
    assert "Tick that every mark is settled" in words_of(unsure)
    moderator.post(page("quality-lock/"), {"lot": "", "sure": "yes"})
    html = words_of(moderator.get(page("moderation/")))
    assert "the two price officers may open prices" in html.casefold()
    moderator.post(page("quality-lock/"), {"lot": "", "sure": "yes"})
    assert "Quality is locked already." in words_of(moderator.get(page("moderation/")))


def test_quality_is_not_locked_before_all_is_agreed(tender_at, client_as, page):
    tender_at("moderation")
    refused = client_as("moderator").post(page("quality-lock/"), {"lot": "", "sure": "yes"})
    assert refused.status_code == 422
    assert "Agree every mark first" in words_of(refused)


def test_only_the_moderator_opens_and_locks(tender_at, client_as, page):
    tender_at("marked")
    for who, status in (("evaluator", 403), ("commercial_lead", 403), ("outsider", 404)):
        assert client_as(who).post(page("moderation-open/care/")).status_code == status
        assert client_as(who).post(page("quality-lock/")).status_code == status
    moderator = client_as("moderator")
    assert moderator.post(page("moderation-open/price/"), {"lot": ""}).status_code == 404
    assert moderator.post(page("moderation-open/care/"), {"lot": "x"}).status_code == 404
