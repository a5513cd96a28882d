"""What was got for advice: £120,000 of fee and £30,000 of own time against three totals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from counterfoil.outcomes.consultancy import ConsultancyValue, FeeModel, SkillStanding, SkillTest
from counterfoil.outcomes.totals import ThreeTotals
from counterfoil_web.outcomes.advice_presenters import (
    cells,
    days_words,
    fee_rows,
    saving_rows,
    skill_rows,
)

TEST = SkillTest(
    id="t",
    entered_on=date(2026, 5, 1),
    skill="Negotiating",
    by_whom="commercial lead",
    tested_on=date(2026, 4, 20),
    tested_by="auditor",
    passed=True,
)
FOUND = ConsultancyValue(
    title="Advice",
    fees={FeeModel.TIME: Fraction(100_000), FeeModel.FIXED: Fraction(20_000)},
    own_time_gbp=Fraction(30_000),
    days=Fraction(125, 2),
    cost_per_day_gbp=Fraction(1_600),
    cash=ThreeTotals(
        claimed_gbp=Fraction(300_000),
        certified_gbp=Fraction(150_000),
        banked_gbp=Fraction(75_000),
    ),
    skills=(
        SkillStanding(skill="Negotiating", test=TEST),
        SkillStanding(skill="Modelling", test=None, why_not="not tested by 2026-05-01"),
    ),
    illustrative="",
)


def test_each_total_is_told_for_each_pound_that_the_advice_cost():
    # cost £150,000: 300/150 = 2, 150/150 = 1, 75/150 = 0.50
    rows = saving_rows(FOUND)
    assert [(row.words, row.for_each_gbp) for row in rows] == [
        ("Claimed", Decimal("2.00")),
        ("Certified", Decimal("1.00")),
        ("Taken out of a budget", Decimal("0.50")),
    ]


def test_fees_days_and_skills_are_told():
    assert fee_rows(FOUND) == (("By the day", 100_000), ("A fixed price or milestones", 20_000))
    assert days_words(FOUND) == "62.5"
    assert [row.words for row in skill_rows(FOUND)] == [
        "Passed",
        "No test counts: not tested by 2026-05-01",
    ]


def test_the_file_has_all_of_it():
    rows = list(cells(FOUND))
    assert ("Cost", "Fee and own time", Decimal(150_000)) in rows
    assert ("For each £1 of cost", "Certified", Decimal(1)) in rows
    assert ("Skill", "Negotiating", "Passed") in rows
