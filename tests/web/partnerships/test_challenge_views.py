"""The pages of second views."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.partnerships.models import Challenge
from tests.web.partnerships.conftest import QUESTION, text_of

DISAGREE = {"view": "disagree", "text": "Two days are too few"}


@pytest.fixture
def url(world, answered):
    def made(name, *more):
        return reverse(f"partnerships:{name}", args=[world.partnership.ref, QUESTION, *more])

    return made


@pytest.fixture
def disagreed(client_as, url):
    client_as("finance_officer").post(url("challenge"), DISAGREE)
    with scopes_disabled():
        return Challenge.objects.get()


def test_signed_out_outsider_and_wrong_role(client, client_as, url, disagreed):
    for name, more in (
        ("challenge", ()),
        ("challenge-reply", (disagreed.pk,)),
        ("challenge-settle", (disagreed.pk,)),
    ):
        assert client.post(url(name, *more), DISAGREE).status_code in (302, 403)
        assert client_as("outsider").post(url(name, *more), DISAGREE).status_code == 404
        assert client_as("inspector").post(url(name, *more), DISAGREE).status_code == 403


def test_a_second_person_says_whether_they_agree(client_as, url):
    response = client_as("finance_officer").post(url("challenge"), DISAGREE, follow=True)
    words = text_of(response)

    assert "It is recorded that you disagree with version 1." in words
    assert "Finance officer disagrees" in words
    assert "Weak: It is challenged, and the challenge is not settled." in words


def test_the_owner_sees_why_they_cannot(client_as, url):
    owner = client_as("contract_manager")

    assert "You own this answer, so you cannot be the one who challenges it." in text_of(
        owner.get(url("question"))
    )
    refused = owner.post(url("challenge"), DISAGREE)
    assert refused.status_code == 403
    assert "challenger-is-not-owner" in text_of(refused)


def test_a_disagreement_without_grounds_is_shown_again(client_as, url):
    response = client_as("finance_officer").post(url("challenge"), {"view": "disagree"})

    assert response.status_code == 422
    assert "Enter what is wrong or missing" in text_of(response)


def test_no_challenge_before_an_answer(world, client_as):
    address = reverse("partnerships:challenge", args=[world.partnership.ref, "P3-C2"])

    assert client_as("finance_officer").post(address, DISAGREE).status_code == 404


def test_reply_and_settlement(client_as, url, disagreed):
    owner, officer = client_as("contract_manager"), client_as("finance_officer")
    reply, settle = url("challenge-reply", disagreed.pk), url("challenge-settle", disagreed.pk)

    assert owner.get(reply).status_code == 200
    assert owner.post(reply, {"text": ""}).status_code == 422
    assert owner.post(reply, {"text": "Three from May"}).status_code == 302
    assert owner.post(settle, {"text": "Done"}).status_code == 403
    assert officer.get(settle).status_code == 200
    assert officer.post(settle, {"text": ""}).status_code == 422
    words = text_of(officer.post(settle, {"text": "Three it is"}, follow=True))
    for part in ("Two days are too few", "Three from May", "Settled by Finance officer"):
        assert part in words


def test_a_challenge_of_another_question_is_not_found(world, client_as, disagreed):
    address = reverse(
        "partnerships:challenge-reply", args=[world.partnership.ref, "P3-C2", disagreed.pk]
    )

    assert client_as("contract_manager").get(address).status_code == 404
