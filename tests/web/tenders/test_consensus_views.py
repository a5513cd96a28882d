"""One answer moderated: the marks side by side, the draft, the mark agreed and the next."""

from __future__ import annotations

import pytest

from tests.web.tenders.marks import an_agreement, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(tender_at, client_as):
    tender_at("moderation")
    return client_as("moderator")


def _drafted(client, address, **more):
    return client.post(address, {**an_agreement(), "by": client.session["_auth_user_id"], **more})


def test_the_marks_stand_side_by_side(moderator, page, django_assert_max_num_queries):
    moderator.get(page("moderation/care/b/"))
    with django_assert_max_num_queries(12):
        response = moderator.get(page("moderation/care/b/"))
    html = words_of(response)
    assert "Declared a conflict with this bidder" in html
    assert "The plan asks that these marks be talked over" in html
    assert 'value="moderator" checked' in html


def test_a_mark_is_agreed_and_the_next_comes(moderator, page):
    done = moderator.post(page("moderation/care/a/"), an_agreement(next="1"))
    assert done["Location"] == page("moderation/care/b/")
    html = words_of(moderator.get(page("moderation/care/a/")))
    assert "3 on record" in html
    changed = moderator.post(page("moderation/care/a/"), an_agreement("4"))
    assert "Say why the agreed mark changes" in words_of(changed)
    again = an_agreement("4", change_reason="Annex B", others="legal_adviser", stay="1")
    assert moderator.post(page("moderation/care/a/"), again)["Location"].endswith("/care/a/")
    assert "legal_adviser" in words_of(moderator.get(page("moderation/care/a/")))


def test_what_the_record_needs_is_asked_for(moderator, page):
    blank = {**an_agreement(""), "reason": "", "considered": "", "present": []}
    response = moderator.post(page("moderation/care/a/"), blank)
    assert response.status_code == 422
    html = words_of(response)
    for words in (
        "Choose a mark from 0 to 5",
        "Say why it was agreed",
        "Say what was considered, by page",
        "Say who was present",
    ):
        assert words in html
    conflicted = an_agreement(present=["contract_manager", "moderator"])
    response = moderator.post(page("moderation/care/b/"), conflicted)
    assert "has declared a conflict with this bidder" in words_of(response)


def test_a_draft_is_kept_and_another_writer_is_told_of(moderator, page):
    address = page("moderation/care/a/draft/")
    assert _drafted(moderator, address, reason="Half of it").json()["revision"] == 1
    assert "Half of it" in words_of(moderator.get(page("moderation/care/a/")))
    clash = _drafted(moderator, address, reason="Other")
    assert clash.status_code == 409
    assert clash.json()["theirs"]["present"] == ["custody_inspector", "moderator"]
    assert moderator.post(address, {**an_agreement(), "by": "0"}).status_code == 409
    moderator.post(page("moderation/care/a/"), {"discard": "1"})
    assert "Half of it" not in words_of(moderator.get(page("moderation/care/a/")))


def test_after_the_lock_it_is_read_and_not_written(tender_at, client_as, page):
    tender_at("quality_locked")
    moderator = client_as("moderator")
    html = words_of(moderator.get(page("moderation/care/a/")))
    assert "Quality is locked, so no agreed mark changes." in html
    assert "<textarea" not in html
    assert _drafted(moderator, page("moderation/care/a/draft/")).status_code == 422
    late = moderator.post(page("moderation/care/a/"), an_agreement(change_reason="x"))
    assert late.status_code == 422


def test_evaluators_read_what_they_may_and_write_nothing(tender, client_as, page):
    evaluator = client_as("contract_evaluator")
    assert "<textarea" not in words_of(evaluator.get(page("moderation/care/a/")))
    assert evaluator.get(page("moderation/care/b/")).status_code == 404
    assert evaluator.post(page("moderation/care/a/"), an_agreement()).status_code == 403
    assert client_as("auditor").get(page("moderation/care/b/")).status_code == 200
    assert client_as("commissioner").get(page("moderation/care/b/")).status_code == 403
