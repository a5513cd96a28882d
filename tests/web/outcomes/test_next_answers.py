"""The next decision kept for what it rests on; simulations found by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.outcomes.handback import handback
from counterfoil_web.outcomes import next_answers
from tests.web.outcomes import told

pytestmark = pytest.mark.django_db


def test_the_answer_is_that_of_the_folder_and_is_worked_out_once(opened_by):
    with opened_by("auditor") as one:
        found, trouble = next_answers.next_of(one.outcomes)
        assert trouble is None
        there = told.answer()
        assert found.calendar == there.calendar
        assert [o.npv_gbp for o in found.what_next.ranked] == [
            o.npv_gbp for o in there.what_next.ranked
        ]
        assert next_answers.next_of(one.outcomes)[0] is found


def test_without_an_answer_the_calendar_and_the_lists_are_there_still(opened_by, monkeypatch):
    def wrong(*_args, **_more):
        from counterfoil.errors import InvalidValue

        raise InvalidValue(what="no route", where="next.yaml", mend="mend it")

    monkeypatch.setattr(next_answers, "next_answer", wrong)
    with opened_by("auditor") as one:
        found, trouble = next_answers.next_of(one.outcomes)
        assert (found, trouble.what) == (None, "no route")
        assert next_answers.calendar_of(one.outcomes)[0] == told.answer().calendar
        items = one.outcomes.items
        assert next_answers.lists_of(one.outcomes) == handback(items, one.outcomes.document.as_at)


def test_no_contract_gives_no_calendar_and_no_fault(opened_by):
    with opened_by("auditor") as one:
        held = replace(one.outcomes, ledger=replace(one.ledger, contract=None), key="without")
        assert next_answers.calendar_of(held) == (None, None)


def test_a_simulation_is_of_the_plan_and_of_everything_recorded(opened_by):
    with opened_by("finance_officer") as one:
        held = one.outcomes
        more = replace(held, records=(*held.records, held.records[0]))
        assert next_answers.mark_of(held) == next_answers.mark_of(more)
        assert next_answers.last_of(more) == next_answers.last_of(held) + 1
        runs = next_answers.runs_for(one.seen, held)
        assert (runs.drawn, runs.ended, runs.going_on) == ({}, None, None)
