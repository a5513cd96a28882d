"""The page that evaluators live in: drafts as they go, a mark with its reason, the next."""

from __future__ import annotations

import pytest

from counterfoil_web.tenders.store import dossier_of
from tests.web.tenders.marks import a_mark, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator(tender_at, client_as):
    tender_at("opened")
    return client_as("evaluator")


def _drafted(client, address, **more):
    by = client.session["_auth_user_id"]
    return client.post(address, {**a_mark(), "by": by, **more})


def test_question_scale_and_answer_are_on_one_page(evaluator, page, django_assert_max_num_queries):
    evaluator.get(page("marking/care/a/"))
    with django_assert_max_num_queries(12):
        response = evaluator.get(page("marking/care/a/"))
    html = words_of(response)
    assert "How will every detained person be checked, fed, heard and kept safe" in html
    assert "All that was asked is answered and proved, and it brings more than was asked." in html
    assert "24 of the hundred points · below a mark of 2 a bid is out · limit 1500 words" in html
    assert "bid-a-quality.txt" in html
    assert "Bidder A" not in html


def test_a_mark_is_saved_and_the_next_comes(evaluator, page):
    done = evaluator.post(page("marking/care/a/"), a_mark(next="1"))
    assert done["Location"] == page("marking/care/b/")
    html = words_of(evaluator.get(page("marking/care/b/")))
    assert "Bid A, Care of detained people: 4 saved." in html
    assert "Answer 2 of 16 · 1 marked" in html
    stays = evaluator.post(page("marking/care/c/"), a_mark(stay="1"))
    assert stays["Location"] == page("marking/care/c/")


def test_after_the_last_it_goes_back_to_all_marking(tender_at, client_as, page):
    tender_at("marked")
    client = client_as("evaluator")
    again = a_mark("5", change_reason="Read page 5", next="1")
    assert client.post(page("marking/social/e/"), again)["Location"] == page("marking/")


def test_a_mark_lacks_its_reason(evaluator, page):
    for posted, words in (
        (a_mark(reason=" "), "Say why it earns this mark"),
        (a_mark(mark=""), "Choose a mark from 0 to 5"),
        (a_mark(mark="6"), "Give a mark from 0 to 5, 1 apart"),
        (a_mark(reason="x" * 10_001), "must be 10,000 characters or fewer"),
    ):
        response = evaluator.post(page("marking/care/a/"), posted)
        assert response.status_code == 422
        assert words in words_of(response)


def test_a_change_asks_why_and_the_earlier_mark_is_shown(evaluator, page):
    evaluator.post(page("marking/care/a/"), a_mark())
    refused = evaluator.post(page("marking/care/a/"), a_mark("2"))
    assert refused.status_code == 422
    assert "Say why you change the mark that is on record" in words_of(refused)
    evaluator.post(page("marking/care/a/"), a_mark("2", change_reason="Missed page 5"))
    html = words_of(evaluator.get(page("marking/care/a/")))
    assert "2 on record" in html
    assert "Your earlier marks of this answer" in html
    assert "Changed because: Missed page 5" in html
    same = evaluator.post(page("marking/care/a/"), a_mark("2"))
    assert same.status_code == 302
    assert "That is the mark on record already." in words_of(evaluator.get(page("marking/care/a/")))


def test_words_that_do_not_fit_the_mark_are_pointed_out(evaluator, page):
    told = _drafted(evaluator, page("marking/care/a/draft/"), mark="5", reason="Some concerns")
    assert "“some concerns”" in told.json()["warnings"][0]
    evaluator.post(page("marking/care/a/"), a_mark("5", "Some concerns about nights"))
    assert "“some concerns”" in words_of(evaluator.get(page("marking/care/a/")))


def test_a_draft_is_kept_and_comes_back(evaluator, page, opened_by):
    told = _drafted(evaluator, page("marking/care/a/draft/"), reason="Half a thought").json()
    assert told["revision"] == 1
    assert told["saved"]
    html = words_of(evaluator.get(page("marking/care/a/")))
    assert "Half a thought" in html
    assert "Draft kept" in html
    with opened_by("evaluator") as one:
        assert dossier_of(one.tender).scores == {}


def test_another_screen_is_told_of_and_nothing_is_overwritten(evaluator, page):
    address = page("marking/care/a/draft/")
    _drafted(evaluator, address, reason="First screen")
    clash = _drafted(evaluator, address, reason="Second screen", revision="0")
    assert clash.status_code == 409
    assert clash.json()["theirs"]["reason"] == "First screen"
    mended = _drafted(evaluator, address, reason="Second screen", revision="1")
    assert mended.json()["revision"] == 2
    assert evaluator.post(address, {**a_mark(), "by": "0"}).status_code == 409


def test_after_moderation_opened_the_mark_is_locked(tender_at, client_as, page):
    tender_at("moderation")
    client = client_as("evaluator")
    html = words_of(client.get(page("marking/care/a/")))
    assert "which locked your mark for ever" in html
    assert "Save and go to the next" not in html
    late = client.post(page("marking/care/a/"), a_mark("0", change_reason="x"))
    assert late.status_code == 422
    assert _drafted(client, page("marking/care/a/draft/")).status_code == 422


def test_a_conflicted_evaluator_finds_no_such_bid(tender_at, client_as, page):
    tender_at("opened")
    client = client_as("contract_evaluator")
    assert client.get(page("marking/care/b/")).status_code == 404
    assert client.post(page("marking/care/b/"), a_mark()).status_code == 404
    assert _drafted(client, page("marking/care/b/draft/")).status_code == 404
    assert client.get(page("marking/care/d/")).status_code == 404  # late, and left out
    assert client.get(page("marking/price/a/")).status_code == 404
