"""A decision in the words of its page."""

from __future__ import annotations

from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.presenters import TAGS, DecisionPresenter, decision_row, gate_rows
from counterfoil_web.decisions.store import decision_for, decisions_of


def test_every_state_has_a_colour():
    assert set(TAGS) == set(Decision.State)


def test_a_row_says_whom_it_waits_for(seen_by, decision):
    with seen_by("auditor"):
        row = decision_row(decision, [])
    assert row.waits_for == "Example force and Example policing body"


def test_decisions_stand_at_their_gate(seen_by, decision):
    with seen_by("auditor") as seen:
        rows = gate_rows(decisions_of(seen))

    assert [len(row.decisions) for row in rows] == [0, 1, 0, 0, 0, 0]


def test_it_names_the_offices_that_may_decide_at_this_value(seen_by, decision):
    with seen_by("commissioner") as seen:
        bodies = DecisionPresenter(decision_for(seen, 1), seen).bodies

    assert "the chief officer, under" in bodies[0].who
    assert "the commissioner, under" in bodies[1].who


def test_the_proposer_is_not_offered_the_form(seen_by, decision):
    with seen_by("commercial_lead") as seen:
        presenter = DecisionPresenter(decision_for(seen, 1), seen)

    assert not presenter.may_take
