"""Questions on their pages: released to all at one moment, and taken out without who asked."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_each_question_says_where_it_stands(procurement, client_as, page):
    shown = client_as("auditor").get(page("clarifications/")).content.decode()
    assert "Released to all" in shown
    assert "not to Bidder D" in shown
    assert "Would 12-hour shifts be accepted?" in shown
    assert "Bidder C runs" not in shown
    assert "Enter a question" not in shown


def test_without_any_it_says_what_comes_first(planned, client_as, page):
    shown = client_as("commercial_lead").get(page("clarifications/")).content.decode()
    assert "Enter who takes part first" in shown


def test_it_is_released_to_who_has_not_had_it(procurement, client_as, page, kept):
    lead = client_as("commercial_lead")
    address = page("clarifications/q3/")
    assert "Record the release to all" in lead.get(address).content.decode()
    bad = lead.post(f"{address}release/", {"sent_at": "soon"})
    early = lead.post(f"{address}release/", {"sent_at": "1 November 2026 10:00"})
    assert (bad.status_code, early.status_code) == (422, 422)
    assert "before it was answered" in early.content.decode()
    before = len(kept.rows("release"))

    assert lead.post(f"{address}release/", {"sent_at": ""}).status_code == 302

    assert len(kept.rows("release")) == before + 1
    shown = lead.get(address).content.decode()
    assert "later to Bidder D" in shown
    assert "Record the release to all" not in shown


def test_what_would_name_who_asked_is_refused(procurement, client_as, page, kept):
    lead = client_as("commercial_lead")
    asked = {"asked_by": "Bidder A", "asked_at": "20 November 2026 09:00", "source": "Portal"}
    lead.post(page("records/question/new/"), {**asked, "text": "Bidder A asks: when?"})
    day = {"answered_on-day": "20", "answered_on-month": "11", "answered_on-year": "2026"}
    sent = {"question": "q4", "text": "Then.", "source": "Portal", **day}
    lead.post(page("records/answer/new/"), sent)
    before = len(kept.rows("release"))
    answer = lead.post(page("clarifications/q4/release/"), {"sent_at": ""})
    assert answer.status_code == 422
    assert "The question as released names Bidder A" in answer.content.decode()
    assert len(kept.rows("release")) == before


def test_what_all_may_read_names_nobody(procurement, client_as, page):
    auditor = client_as("auditor")
    rows = auditor.get(page("clarifications/for-all.csv")).content.decode()
    assert "Would 12-hour shifts be accepted?" in rows
    assert "Bidder" not in rows
    assert auditor.get(page("clarifications/for-all.xlsx")).status_code == 200


def test_others_release_nothing_and_what_is_not_there_is_not_found(procurement, client_as, page):
    auditor = client_as("auditor")
    assert auditor.post(page("clarifications/q3/release/"), {}).status_code == 403
    assert auditor.get(page("clarifications/q99/")).status_code == 404
