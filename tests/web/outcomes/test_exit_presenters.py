"""The exit plan in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from counterfoil.outcomes.exit_plan import ExitPlan, ExitStep, LeavingCost
from counterfoil.outcomes.handback import handback
from counterfoil_web.outcomes.exit_presenters import cells, leaving_rows, step_rows

DAY = date(2027, 1, 15)
PLAN = ExitPlan(
    as_at=DAY,
    ends=None,
    decide_by=None,
    steps=(
        ExitStep(on=date(2027, 1, 14), title="Tender", about="Compete again"),
        ExitStep(on=DAY, title="Vans", about="What comes back: assets", owner="fleet manager"),
    ),
    handback=handback((), DAY),
    leaving=(
        LeavingCost(title="Fee", promised_gbp=Fraction(2_400), recorded_gbp=None),
        LeavingCost(title="Survey", promised_gbp=None, recorded_gbp=Fraction(300)),
    ),
)


def test_a_day_is_past_the_day_after():
    assert [one.is_past for one in step_rows(PLAN)] == [True, False]


def test_what_is_not_known_is_said():
    assert leaving_rows(PLAN) == (
        ("Fee", "£2,400.00", "Nothing recorded"),
        ("Survey", "Not promised", "£300.00"),
    )


def test_the_days_leave_as_rows():
    assert list(cells(PLAN))[1] == (
        *("2027-01-15", "Vans", "What comes back: assets", "fleet manager"),
        "",
    )
