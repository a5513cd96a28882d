"""Second views: given by a second person, replied to, settled by a second person, all kept."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.partnerships import answers, challenges
from counterfoil_web.partnerships.models import Challenge
from counterfoil_web.records.models import Event
from tests.web.partnerships.conftest import QUESTION


@pytest.fixture
def disagreed(enter, answered):
    seen = enter("finance_officer", Capability.CHALLENGE_ANSWERS)
    return challenges.challenge(seen, answered, agrees=False, text="Two days are too few")


def open_challenges(answered):
    return answers.answer_to(answered.partnership, QUESTION).open_challenges


@pytest.mark.parametrize("username", ["commercial_lead", "contract_manager"])
def test_neither_author_nor_owner_challenges(enter, answered, username):
    with pytest.raises(Refused) as refused:
        challenges.challenge(enter(username), answered, agrees=True, text="")

    assert refused.value.refusal.rule == "challenger-is-not-owner"
    assert not Challenge.objects.exists()


def test_a_second_person_disagrees_and_it_is_logged(answered, disagreed):
    assert (disagreed.agrees, disagreed.answer_revision) == (False, 1)
    assert open_challenges(answered) == 1
    assert Event.objects.filter(kind="answer-challenged").count() == 1


def test_agreement_is_kept_and_opens_nothing(enter, answered):
    challenges.challenge(enter("commissioner"), answered, agrees=True, text="")

    assert open_challenges(answered) == 0
    assert Event.objects.filter(kind="answer-agreed").count() == 1


def test_the_owner_replies_and_it_stays_open(enter, answered, disagreed):
    challenges.reply(enter("contract_manager"), disagreed, text="Three from May")

    row = Challenge.objects.get()
    assert (row.reply, str(row.replied_by)) == ("Three from May", "Contract manager")
    assert open_challenges(answered) == 1


def test_nobody_else_replies(enter, disagreed):
    with pytest.raises(Refused) as refused:
        challenges.reply(enter("finance_partner"), disagreed, text="I think so too")

    assert refused.value.refusal.rule == "owner-replies"


def test_the_owner_does_not_settle_it(enter, disagreed):
    with pytest.raises(Refused) as refused:
        challenges.settle(enter("contract_manager"), disagreed, text="Done")

    assert refused.value.refusal.rule == "challenger-is-not-owner"


def test_a_second_person_settles_it_once_and_it_is_kept(enter, answered, disagreed):
    officer = enter("finance_officer")
    challenges.settle(officer, disagreed, text="Three days it is")

    assert open_challenges(answered) == 0
    assert Challenge.objects.get().text == "Two days are too few"
    with pytest.raises(Refused) as refused:
        challenges.settle(officer, disagreed, text="Again")
    assert refused.value.refusal.rule == "settled-once"


def test_a_challenge_is_found_in_its_own_partnership_only(world, enter, disagreed):
    other = enter("commercial_lead", partnership=world.partnerships["business"])

    with pytest.raises(Http404):
        challenges.challenge_in(other, QUESTION, disagreed.pk)


def test_views_in_words_for_a_document(enter, answered, disagreed):
    challenges.reply(enter("contract_manager"), disagreed, text="Three from May")

    assert challenges.views_of(answered.partnership) == {
        QUESTION: [
            "Finance officer disagreed with version 1. Two days are too few "
            "Contract manager replied: Three from May"
        ]
    }
