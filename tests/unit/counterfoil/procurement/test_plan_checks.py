"""Plans that contradict themselves: each told with its field."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.errors import Severity
from counterfoil.procurement.plan import (
    AwardCriterion,
    Code,
    CriterionKind,
    Lot,
    PlannedStep,
    Route,
    Tendering,
)
from counterfoil.procurement.plan_checks import plan_problems
from tests.fixtures.procurement_plans import CUSTODY, a_plan

LOTS = (
    Lot(id="1", title="North", gross_gbp=Fraction(1)),
    Lot(id="1", title="South", gross_gbp=Fraction(2)),
)
NEARLY = AwardCriterion(name="C", kind=CriterionKind.PRICE, weight=Fraction("99.9"))


def test_a_sound_plan_has_no_problem():
    assert plan_problems(a_plan()) == ()


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"gross_gbp": Fraction(0), "net_gbp": None}, "gross_gbp", "not above nought"),
        ({"net_gbp": Fraction(2_000_000)}, "net_gbp", "is more than £1,200,000.00 with it"),
        (
            {"criteria": (NEARLY,)},
            "criteria",
            "come to 99.9%, not 100%",
        ),
        ({"lots": LOTS}, "lots", "the id 1 is used twice"),
        ({"route": Route.DIRECT_AWARD}, "ground", "no ground is given"),
        ({"route": Route.DIRECT_AWARD, "ground": "hurry"}, "ground", "there is no ground hurry"),
        ({"ground": "urgency"}, "ground", "only a direct award"),
        ({"route": Route.FRAMEWORK_CALL_OFF}, "framework", "names no framework"),
        ({"tendering": Tendering(urgent=True)}, "tendering, urgency_reason", "no reason"),
        ({"tendering": Tendering(agreed_days=3)}, "tendering, agreed_days", "none were chosen"),
        ({"tendering": Tendering(preselected=True)}, "tendering, preselected", "from anyone"),
        (
            {"contract_start": date(2027, 2, 1), "contract_end": date(2027, 1, 1)},
            "contract_end",
            "is before contract_start",
        ),
        (
            {"steps": (PlannedStep(id="prepare", days=1), PlannedStep(id="prepare", days=2))},
            "steps, prepare",
            "stands twice",
        ),
        ({"steps": (PlannedStep(id="prepare", days=-1),)}, "steps, prepare", "it takes -1 days"),
        (
            {"concession": True, "codes": (CUSTODY,), "begun_on": date(2025, 6, 1)},
            "gross_gbp",
            "no threshold for light touch concession",
        ),
    ],
)  # fmt: skip
def test_a_fault_stops_the_plan_and_names_its_field(changes, where, what):
    found = [one for one in plan_problems(a_plan(**changes)) if one.severity is Severity.ERROR]

    assert [one.where for one in found] == [f"procurement.yaml, {where}"]
    assert what in found[0].what


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"codes": ()}, "no code says what is bought"),
        ({"codes": (Code(code="12345678", description="?"),)}, "is not in the table held here"),
        (
            {"codes": (Code(code="66162000", description="Custody services"),)},
            "not police custody",
        ),
        (
            {"light_touch": True, "light_touch_reason": "We think so."},
            "the plan says yes, and its main code 72000000 is not",
        ),
        ({"codes": (CUSTODY,), "light_touch": True}, "nothing says why it is light touch"),
        ({"begun_on": date(2025, 1, 1)}, "under the Public Contracts Regulations 2015"),
        ({"lots": LOTS[:1]}, "the lots come to £1.00 and the whole to £1,200,000.00"),
        (
            {"route": Route.DIRECT_AWARD, "ground": "urgency"},
            "nothing says why the ground applies",
        ),
    ],
)
def test_what_is_worth_a_warning(changes, what):
    (found,) = plan_problems(a_plan(**changes))

    assert found.severity is Severity.WARNING
    assert what in found.what
