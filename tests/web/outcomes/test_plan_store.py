"""A plan is held to a version and a contract that there are, and to the records already made."""

from __future__ import annotations

import pytest

from counterfoil.errors import BadInput, InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.outcomes import plan_store
from counterfoil_web.outcomes.plan_store import (
    ChangedMeanwhile,
    agree,
    beginning,
    draft_of,
    plans_of,
    propose,
    reading_of,
    save_draft,
)

pytestmark = pytest.mark.django_db


def test_a_new_plan_stands_beside_the_first_and_keeps_the_register(opened_by):
    with opened_by("contract_manager") as one:
        text = one.outcomes.plan.text.replace("last_month: 2019-07", "last_month: 2019-06")
        kept = save_draft(one.seen, text, one.outcomes.plan.next_text, 0)
        propose(one.seen, "One month less", kept.revision)
    with opened_by("finance_officer") as one:
        row = agree(one.seen, kept.revision)
        assert [plan.number for plan in plans_of(one.seen.partnership)] == [2, 1]
        assert draft_of(one.seen.partnership) is None
    with opened_by("auditor") as one:
        assert row.contract == one.outcomes.plan.contract
        assert str(one.outcomes.document.until) == "2019-06"
        assert len(one.ledger.benefits_by_id) == 1


def test_a_contract_without_a_case_is_told(opened_by):
    with opened_by("contract_manager") as one:
        lines = one.outcomes.plan.text.splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith("case"))
        reading = reading_of(one.seen, text, "")
        assert not reading.is_sound
        said = [problem.what for problem in reading.problems]
        assert "no version of a case is named, and a contract is signed" in said
        kept = save_draft(one.seen, text, "", 0)
        with pytest.raises(BadInput):
            propose(one.seen, "Without a promise", kept.revision)


def test_a_choice_of_the_next_decision_that_makes_no_plan_is_told(opened_by):
    with opened_by("contract_manager") as one:
        plan = one.outcomes.plan
        wrong = plan.next_text.replace("first_year: ", "first_year: x")
        reading = reading_of(one.seen, plan.text, wrong)
    assert any(problem.where.startswith("next.yaml") for problem in reading.problems)
    assert not reading.is_sound


def test_an_option_that_the_case_has_not_is_told(only_version, seen_by):
    with seen_by("contract_manager") as seen:
        assert "option: partner" in beginning(seen, only_version, "partner", None)
        with pytest.raises(InvalidValue):
            beginning(seen, only_version, "nothing", None)


def test_only_who_may_writes_and_on_what_stands(only_version, seen_by):
    with seen_by("finance_officer") as seen, pytest.raises(Refused):
        save_draft(seen, "id: x", "", 0)
    with seen_by("contract_manager") as seen:
        save_draft(seen, "id: x", "", 0)
        with pytest.raises(ChangedMeanwhile):
            save_draft(seen, "id: y", "", 0)
        with pytest.raises(ChangedMeanwhile):
            propose(seen, "Why", 7)
    with seen_by("finance_officer") as seen, pytest.raises(InvalidValue):
        plan_store.send_back(seen, "Nothing is proposed")
