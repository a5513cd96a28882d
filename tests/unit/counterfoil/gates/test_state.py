"""A decision of two bodies: each for itself, and approved only when both have approved."""

from __future__ import annotations

import pytest

from counterfoil.gates import BodyAct, DecisionState, Outcome, awaited, decision_state

FORCE, PCC = "force", "pcc"


def acts(*pairs):
    return [BodyAct(body=body, outcome=Outcome(outcome)) for body, outcome in pairs]


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        pytest.param([], "waiting", id="nobody has acted"),
        pytest.param([(FORCE, "approve")], "waiting", id="one body alone approves nothing"),
        pytest.param([(FORCE, "approve"), (PCC, "approve")], "approved", id="both"),
        pytest.param([(FORCE, "approve"), (PCC, "refuse")], "refused", id="one refusal"),
        pytest.param([(PCC, "defer")], "deferred", id="deferred"),
        pytest.param(
            [(PCC, "defer"), (FORCE, "approve"), (PCC, "approve")],
            "approved",
            id="what was deferred is taken up again",
        ),
        pytest.param([(PCC, "refuse"), (PCC, "defer")], "deferred", id="the last act counts"),
    ],
)
def test_the_state_follows_from_the_acts(taken, state):
    assert decision_state([FORCE, PCC], acts(*taken)) is DecisionState(state)


def test_a_decision_of_no_bodies_is_never_approved():
    assert decision_state([], []) is DecisionState.WAITING


@pytest.mark.parametrize(
    ("taken", "bodies"),
    [
        ([], (FORCE, PCC)),
        ([(FORCE, "approve")], (PCC,)),
        ([(FORCE, "defer")], (FORCE, PCC)),
        ([(FORCE, "refuse")], ()),
        ([(FORCE, "approve"), (PCC, "approve")], ()),
    ],
)
def test_who_may_still_act(taken, bodies):
    assert awaited([FORCE, PCC], acts(*taken)) == bodies
