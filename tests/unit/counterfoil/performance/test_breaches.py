"""The ladder from a breach to its end."""

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.performance.breaches import BreachStep, Step, breach_state

TODAY = date(2026, 7, 1)


def taken(step: Step, day: int, month: int = 6, due: date | None = None) -> BreachStep:
    return BreachStep(
        step=step, on=date(2026, month, day), by="Contract manager", note="Why", due=due
    )


def test_a_new_breach_waits_for_notice():
    state = breach_state([taken(Step.RECORDED, 1)], TODAY)
    assert state.may_follow == (Step.NOTIFIED, Step.CLOSED)
    assert (state.is_open, state.is_late, state.publish_by) == (True, False, None)


def test_a_plan_that_is_late():
    steps = [
        taken(Step.RECORDED, 1),
        taken(Step.NOTIFIED, 2),
        taken(Step.PLAN_ASKED, 3, due=date(2026, 6, 30)),
    ]
    assert breach_state(steps, TODAY).is_late
    assert not breach_state(steps, date(2026, 6, 30)).is_late


def test_what_is_over_is_not_late_and_leads_nowhere():
    steps = [taken(Step.RECORDED, 1), taken(Step.CLOSED, 2, due=date(2026, 6, 3))]
    state = breach_state(steps, TODAY)
    assert (state.is_open, state.is_late, state.due, state.may_follow) == (False, False, None, ())


def test_escalation_after_a_plan_starts_the_thirty_days():
    """Thirty days beginning with 10 June end on 9 July."""
    steps = [
        taken(Step.RECORDED, 1),
        taken(Step.NOTIFIED, 2),
        taken(Step.PLAN_ASKED, 3),
        taken(Step.ESCALATED, 10),
    ]
    assert breach_state(steps, TODAY).publish_by == date(2026, 7, 9)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([], "begins with being recorded"),
        ([taken(Step.NOTIFIED, 1)], "begins with being recorded"),
        ([taken(Step.RECORDED, 2), taken(Step.NOTIFIED, 1)], "comes before"),
        ([taken(Step.RECORDED, 1), taken(Step.EXIT, 2)], "cannot come"),
        (
            [taken(Step.RECORDED, 1), taken(Step.CLOSED, 2), taken(Step.NOTIFIED, 3)],
            "what may follow: nothing",
        ),
    ],
)
def test_steps_out_of_order_are_refused(steps, told):
    with pytest.raises(InvalidValue, match=told):
        breach_state(steps, TODAY)
