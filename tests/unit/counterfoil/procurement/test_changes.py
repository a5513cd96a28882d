"""What is different between two plans, and which of it is days alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from counterfoil.procurement.changes import days_alone, plan_changes
from counterfoil.procurement.plan import PlannedStep
from tests.fixtures.procurement_plans import a_plan


def stepped(**changes):
    steps = tuple(
        replace(one, **changes) if one.id == "assessment" else one for one in a_plan().steps
    )
    return a_plan(steps=steps)


def test_nothing_is_different_from_itself():
    assert plan_changes(a_plan(), a_plan()) == ()
    assert days_alone(a_plan(), a_plan())


def test_every_field_is_told_with_both_values():
    after = replace(stepped(days=12), gross_gbp=Fraction(2_000_000))
    told = [(one.step, one.field, one.before, one.after) for one in plan_changes(a_plan(), after)]
    assert told == [
        ("", "gross_gbp", Fraction(1_200_000), Fraction(2_000_000)),
        ("assessment", "days", 10, 12),
    ]


def with_step(**step):
    return a_plan(steps=(*a_plan().steps, PlannedStep(**step)))


@pytest.mark.parametrize(
    ("after", "alone"),
    [
        (stepped(done_on=date(2026, 12, 7)), True),
        (stepped(days=12), True),
        (a_plan(conflicts_revised_on=date(2026, 12, 1)), True),
        (
            a_plan(steps=(*a_plan().steps, PlannedStep(id="notice", done_on=date(2026, 11, 2)))),
            True,
        ),
        (a_plan(gross_gbp=Fraction(1)), False),
        (with_step(id="board", title="Board", days=1), False),
        (stepped(after="notice"), False),
        (a_plan(steps=a_plan().steps[:-1]), True),  # the days of its last step are taken out
    ],
)
def test_days_alone_change_nothing_else(after, alone):
    assert days_alone(a_plan(), after) is alone
