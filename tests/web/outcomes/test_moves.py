"""Whose move it is follows from the plan and the register."""

from __future__ import annotations

import pytest

from counterfoil_web.outcomes.claims_store import register_of
from counterfoil_web.outcomes.models import PlanDraft
from counterfoil_web.outcomes.moves import moves_of

pytestmark = pytest.mark.django_db


def told(moves):
    return [(one.words, one.place) for one in moves]


def test_before_a_plan_it_is_begun_finished_and_agreed_in_turn():
    assert told(moves_of(None, None)) == [("Begin the plan", "plan/start/")]
    draft = PlanDraft()
    assert told(moves_of(None, draft))[0][1] == "plan/draft/"
    draft.proposed_by_id = 1
    assert told(moves_of(None, draft)) == [("Agree the plan, or send it back", "plan/agree/")]


def test_the_example_waits_for_a_budget_to_be_cut(opened_by):
    # £60,000 of its claims is certified and nothing is banked; both claims were looked at
    with opened_by("auditor") as one:
        moves = moves_of(register_of(one.outcomes), None)
    assert told(moves) == [("1 certified saving to take out of a budget", "claims/")]
