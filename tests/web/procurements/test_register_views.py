"""The log of engagement and the conflicts assessment, each with what is amiss."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_the_log_of_engagement(procurement, client_as, page):
    shown = client_as("auditor").get(page("engagement/")).content.decode()
    assert "published on 15 June 2026" in shown
    assert "Taken away by: A visit on the same terms" in shown
    assert "Add to the log" not in shown


def test_an_advantage_that_nothing_took_away_is_told(procurement, client_as, page):
    lead = client_as("commercial_lead")
    day = {"held_on-day": "20", "held_on-month": "8", "held_on-year": "2026"}
    sent = {"supplier": "Bidder E", "about": "A call", "advantage": "It saw the draft", **day}
    answer = lead.post(page("records/engagement/new/"), {**sent, "source": "Note"}, follow=True)
    shown = answer.content.decode()
    assert "Not taken away" in shown
    assert "Bidder E has an advantage that nothing took away: It saw the draft" in shown


def test_the_conflicts_assessment(procurement, client_as, page):
    shown = client_as("auditor").get(page("conflicts/")).content.decode()
    for words in ("Not up to date", "Contract manager", "Decided by Commercial lead", "s.81 to 83"):
        assert words in shown, words


def test_an_empty_assessment_and_an_empty_log_say_what_comes(planned, client_as, page):
    lead = client_as("commercial_lead")
    shown = lead.get(page("conflicts/")).content.decode()
    assert "Nobody has declared anything yet" in shown
    assert "Up to date" in shown
    assert "Nothing is in the log" in lead.get(page("engagement/")).content.decode()
