"""The pages of a question: read, write, two at once, drafts, versions."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.partnerships.models import Answer, AnswerDraft
from counterfoil_web.records.models import Event
from tests.web.partnerships.conftest import QUESTION, text_of

GOOD = {
    "revision": "1",
    "state": "answered",
    "text": "The assistant chief constable.",
    "evidence": "Letter of 1 June",
    "reason": "The deputy retired",
}


@pytest.fixture
def url(world):
    def made(name, question=QUESTION):
        return reverse(f"partnerships:{name}", args=[world.partnership.ref, question])

    return made


@pytest.mark.parametrize("name", ["question", "answer", "answer-versions"])
def test_signed_out_and_outsider(client, client_as, answered, url, name):
    assert client.get(url(name)).status_code == 302
    assert client_as("outsider").get(url(name)).status_code == 404


@pytest.mark.parametrize("question", ["P9-X1", "P1-B1x", "P1-K1"])
def test_a_question_that_is_not_asked_here_is_not_found(client_as, url, question):
    assert client_as("commercial_lead").get(url("question", question)).status_code == 404


def test_the_page_shows_question_answer_and_help(client_as, answered, url):
    words = text_of(client_as("commissioner").get(url("question")))

    assert "The senior responsible owner is the deputy chief constable." in words
    assert "Board minute 14 of 3 May 2026" in words
    assert "Owner Contract manager" in words
    assert "What good looks like" in words
    assert "OFFICIAL-SENSITIVE: COMMERCIAL" in words
    assert "project’s own synthesis" in words


def test_who_may_not_answer_has_no_way_to(client_as, answered, url):
    inspector = client_as("inspector")

    assert url("answer") not in inspector.get(url("question")).content.decode()
    assert inspector.get(url("answer")).status_code == 403
    assert inspector.post(url("answer"), GOOD).status_code == 403
    assert inspector.post(url("answer-draft"), GOOD).status_code == 403


def test_evaluators_do_not_read_rooms(client_as, answered, url):
    assert client_as("evaluator").get(url("question")).status_code == 403


def test_a_question_without_an_answer_says_so(client_as, url):
    words = text_of(client_as("commercial_lead").get(url("question")))

    assert "Nobody has answered this yet." in words


def test_a_first_answer_is_saved_and_is_not_asked_why_it_changes(client_as, url):
    client = client_as("commercial_lead")
    assert "reason" not in client.get(url("answer")).context["form"].fields
    first = {"revision": "0", "state": "answered", "text": "The deputy chief constable."}
    response = client.post(url("answer"), first, follow=True)

    assert "Version 1 by Commercial lead" in text_of(response)


def test_two_first_answers_at_once_clash(client_as, url):
    first = {"revision": "0", "state": "answered", "text": "The deputy chief constable."}
    client_as("contract_manager").post(url("answer"), first)
    response = client_as("finance_officer").post(url("answer"), {**first, "text": "The director."})

    assert response.status_code == 409
    assert "The director." in text_of(response)


def test_an_answer_is_saved(client_as, answered, url):
    client = client_as("contract_manager")
    response = client.post(url("answer"), GOOD, follow=True)

    assert response.redirect_chain == [(url("question"), 302)]
    assert "Version 2 by Contract manager" in text_of(response)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Enter the answer"),
        ({"state": ""}, "Select how far the answer is"),
        ({"state": "not_yet", "text": ""}, "Enter why not yet"),
        ({"due-day": "9", "due-month": "13", "due-year": "2027"}, "must be a real date"),
    ],
)
def test_a_bad_answer_is_shown_again_and_not_saved(client_as, answered, url, changes, message):
    response = client_as("commercial_lead").post(url("answer"), {**GOOD, **changes})

    assert response.status_code == 422
    assert "There is a problem" in text_of(response)
    assert message in text_of(response)
    with scopes_disabled():
        assert Answer.objects.get().revision == 1


def test_two_people_at_once_lose_no_word(client_as, answered, url):
    """Both opened version 1; the second to save sees both texts and then merges them."""
    client_as("contract_manager").post(url("answer"), GOOD)
    slow = client_as("finance_officer")
    response = slow.post(url("answer"), {**GOOD, "text": "The commercial director."})

    assert response.status_code == 409
    words = text_of(response)
    assert "Contract manager saved version 2" in words
    assert "The assistant chief constable." in words
    assert "The commercial director." in words
    for choice in ("Keep theirs", "Keep mine", "Merge by hand"):
        assert choice in words
    with scopes_disabled():
        assert Answer.objects.get().text == "The assistant chief constable."
        assert AnswerDraft.objects.get().fields["text"] == "The commercial director."

    merged = {**GOOD, "revision": "2", "text": "Both of them."}
    assert slow.post(url("answer"), merged).status_code == 302
    with scopes_disabled():
        assert Answer.objects.get().text == "Both of them."
        assert not AnswerDraft.objects.exists()


def test_keep_mine_saves_mine_over_theirs_and_theirs_stays_in_the_versions(
    client_as, answered, url
):
    client_as("contract_manager").post(url("answer"), GOOD)
    slow = client_as("finance_officer")
    page = slow.post(url("answer"), {**GOOD, "text": "The commercial director."})
    slow.post(url("answer"), dict(page.context["mine"]))

    words = text_of(slow.get(url("answer-versions")))
    assert "Version 3" in words
    assert "assistant" in words
    with scopes_disabled():
        assert Answer.objects.get().text == "The commercial director."


def test_keep_theirs_leaves_mine_in_the_log(client_as, answered, url):
    client_as("contract_manager").post(url("answer"), GOOD)
    slow = client_as("finance_officer")
    slow.post(url("answer"), {**GOOD, "text": "The commercial director."})
    slow.post(url("answer-discard"))

    with scopes_disabled():
        assert Answer.objects.get().text == "The assistant chief constable."
    assert "The commercial director." in str(Event.objects.get(kind="answer-draft-given-up").before)


def test_what_is_typed_is_kept_and_comes_back(client_as, answered, url):
    client = client_as("commercial_lead")
    kept = client.post(url("answer-draft"), {"revision": "1", "text": "half a senten"})

    assert kept.status_code == 200
    assert b"Kept as a draft on" in kept.content
    again = text_of(client.get(url("answer")))
    assert "half a senten" in again
    assert "what you typed and did not save" in again
    assert "half a senten" not in text_of(client_as("contract_manager").get(url("answer")))


def test_without_script_a_draft_is_kept_by_a_button(client_as, answered, url):
    client = client_as("commercial_lead")
    response = client.post(url("answer"), {"revision": "1", "text": "half", "keep": "1"})

    assert response.status_code == 302
    assert "You have a draft of this answer" in text_of(client.get(url("question")))
    with scopes_disabled():
        assert Answer.objects.get().revision == 1


def test_a_draft_that_fell_behind_says_so_and_clashes_when_saved(client_as, answered, url):
    slow = client_as("commercial_lead")
    slow.post(url("answer-draft"), {"revision": "1", "state": "answered", "text": "Mine"})
    client_as("contract_manager").post(url("answer"), GOOD)

    page = slow.get(url("answer"))
    assert "saved by somebody else since" in text_of(page)
    assert page.context["form"].initial["revision"] == 1


def test_a_draft_with_a_wild_revision_is_kept_all_the_same(client_as, answered, url):
    for wild in ("", "-1", "abc", "9" * 40):
        response = client_as("commercial_lead").post(
            url("answer-draft"), {"revision": wild, "text": "x"}
        )
        assert response.status_code == 200


def test_drafts_are_posted_only(client_as, answered, url):
    assert client_as("commercial_lead").get(url("answer-draft")).status_code == 405
    assert client_as("commercial_lead").get(url("answer-discard")).status_code == 405


def test_versions_of_no_answer_say_so(client_as, url):
    assert "There is no answer yet" in text_of(
        client_as("commercial_lead").get(url("answer-versions"))
    )


def test_an_archived_partnership_takes_no_answer(world, client_as, answered, url):
    world.partnership.archived_at = "2026-11-22T09:00Z"
    world.partnership.save()
    client = client_as("commercial_lead")

    assert client.post(url("answer"), GOOD).status_code == 403
    assert "It can be read and not changed" in text_of(client.get(url("question")))


def test_what_people_write_is_never_markup(client_as, answered, url):
    client_as("contract_manager").post(url("answer"), {**GOOD, "text": "<script>alert(1)</script>"})
    page = client_as("commissioner").get(url("question")).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
