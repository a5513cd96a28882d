"""What did we get for it? By hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.contract.charges import RateCardCharge
from counterfoil.contract.records import DaysWorked, Figure
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.consultancy import (
    FeeModel,
    SkillTest,
    consultancy_value,
    skills_standing,
)
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    MARCH,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)

OWN_TIME = ActualCost(
    id="own",
    entered_on=ENTERED,
    from_month=APRIL,
    to_month=MARCH,
    heading=Heading.OTHER_COST,
    title="Our own people",
    amount_gbp=Fraction(8_000),
)
RATES = RateCardCharge(
    id="days",
    title="Days",
    clause="Schedule 2",
    day_rates_gbp=(("partner", Fraction(1_000)), ("consultant", Fraction(500))),
)


def worked(name: str, grade: str, days: int, figure: Figure = Figure.SUPPLIER) -> DaysWorked:
    return DaysWorked(
        id=name,
        entered_on=date(2026, 5, 1),
        charge="days",
        grade=grade,
        month=Month(2026, 4),
        days=Fraction(days),
        figure=figure,
    )


def skill_test(name: str, on: date, *, passed: bool = True, **more: Any) -> SkillTest:
    return SkillTest(
        id=f"{name}-{on}",
        entered_on=on,
        skill=name,
        by_whom="contract manager",
        tested_on=on,
        tested_by="finance officer",
        passed=passed,
        **more,
    )


def ledger():
    held = the_ledger(the_benefit(), a_claim(), a_certification(), a_banking(), OWN_TIME)
    # 10 days of a partner, put right to 8 by the authority, and 8 of a consultant: 8 × £1,000 +
    # 8 × £500 = £12,000 for 16 days, £750 a day. A fixed fee of £84,000 a year beside it.
    days = (
        worked("1", "partner", 10),
        worked("2", "partner", 8, Figure.VERIFIED),
        worked("3", "consultant", 8),
    )
    return replace(held, contract=contract_with(fixed(yearly=84_000), RATES), contract_records=days)


def test_the_fee_by_how_it_was_earned_and_the_cost_of_a_day():
    found = consultancy_value(ledger())

    assert found.fees == {FeeModel.TIME: 12_000, FeeModel.FIXED: 84_000}
    assert (found.days, found.cost_per_day_gbp) == (16, 750)


def test_the_answer_sets_three_savings_against_fee_and_own_time():
    # £96,000 + £8,000 = £104,000. Banked £5,000 / £104,000 = 0.048.
    found = consultancy_value(ledger())

    assert found.cost_gbp == 104_000
    assert found.multiple(found.cash.claimed_gbp) == Fraction(10_000, 104_000)
    assert found.answer == (
        "We paid £96,000 and used £8,000 of our own people's time; £10,000 was claimed, £8,000 "
        "certified and £5,000 taken out of a budget, £0.05 for each £1 that it cost."
    )


def test_without_a_contract_no_fee_is_known():
    with pytest.raises(InvalidValue, match="no fee is known"):
        consultancy_value(the_ledger(with_contract=False))


def test_only_a_test_after_the_consultants_left_counts_and_the_last_of_them():
    ended, today = date(2027, 3, 31), date(2027, 9, 30)
    tests = [
        skill_test("mapping", date(2027, 3, 31)),
        skill_test("costing", date(2027, 4, 1), passed=False),
        skill_test("costing", date(2027, 5, 1)),
        skill_test("talks", date(2027, 12, 1)),
    ]
    found = {one.skill: one for one in skills_standing(tests, ended, today)}

    assert found["mapping"].test is None
    assert "only while the consultants were there" in found["mapping"].why_not
    assert found["costing"].test is tests[2]
    assert found["talks"].why_not == "not tested by 2027-09-30"
