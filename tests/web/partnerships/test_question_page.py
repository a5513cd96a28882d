"""What the page of a question knows of the one who reads it."""

from __future__ import annotations

import pytest

from counterfoil import guide
from counterfoil.access import Capability
from counterfoil_web.partnerships.answers import answer_to
from counterfoil_web.partnerships.question_page import question_context
from tests.web.partnerships.conftest import QUESTION


def context(enter, username):
    seen = enter(username)
    return question_context(seen, guide.question(QUESTION), answer_to(seen.partnership, QUESTION))


@pytest.mark.parametrize(
    ("username", "may_answer", "may_reply", "may_settle"),
    [
        ("commercial_lead", True, True, False),
        ("contract_manager", True, True, False),
        ("finance_officer", True, False, True),
        ("commissioner", False, False, True),
        ("inspector", False, False, False),
    ],
)
def test_who_may_do_what(enter, answered, username, may_answer, may_reply, may_settle):
    told = context(enter, username)

    assert (told["may_answer"], told["may_reply"], told["may_settle"]) == (
        may_answer,
        may_reply,
        may_settle,
    )
    assert (told["challenge_form"] is not None) == may_settle


def test_who_cannot_challenge_is_told_why(enter, answered):
    assert context(enter, "commercial_lead")["why_no_challenge"].rule == "challenger-is-not-owner"
    assert context(enter, "inspector")["why_no_challenge"].rule in ("role-allows", "takes-part")


def test_without_an_answer_there_is_nothing_to_challenge(enter):
    told = context(enter, "finance_officer")

    assert "challenges" not in told
    assert told["seen"].may(Capability.ANSWER_QUESTIONS)
