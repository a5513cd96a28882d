"""Each way in which a claim, its certification or its banking cannot stand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.appraisal.vocabulary import Nature
from counterfoil.errors import Severity, errors_among
from counterfoil.outcomes.claims import Certifier, Finding
from counterfoil.outcomes.ledger_checks import ledger_problems
from tests.fixtures.small_outcomes import (
    APRIL,
    MARCH,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)

F = Fraction


def told(*records):
    return [(one.what, one.mend) for one in errors_among(ledger_problems(the_ledger(*records)))]


@pytest.mark.parametrize(
    ("benefit", "claim", "what", "mend"),
    [
        (
            {"baseline_value": None, "baseline_on": None},
            {},
            "saving has no baseline, and a saving is a difference from one",
            "state the baseline of the benefit, with its day and source",
        ),
        (
            {},
            {"from_month": APRIL + -1},
            "it is for 2026-03, and saving starts in 2026-04",
            "claim from 2026-04, or correct the start",
        ),
        (
            {"to_month": MARCH},
            {"to_month": MARCH + 1},
            "it is for 2027-04, and saving ends in 2027-03",
            "claim up to 2027-03, or correct the end",
        ),
        (
            {},
            {"unit": "officer hour"},
            "it is in officer hour, and saving is counted in GBP",
            "give the amount in GBP",
        ),
        (
            {},
            {"amount": F(120_001)},
            "£120,001 is claimed from custody, which holds £120,000 in all from 2026-04 to 2027-03",
            "check the amount, the months and the budget line",
        ),
        ({}, {"amount": F(-1)}, "the amount is below nought", "supersede the claim"),
        ({}, {"benefit": "savings"}, "there is no benefit savings", "did you mean saving?"),
    ],
)
def test_a_claim_that_cannot_stand_says_what_and_how_to_mend_it(benefit, claim, what, mend):
    found = told(the_benefit(**benefit), a_claim(**claim))

    assert [one[0] for one in found] == [what]
    assert mend in found[0][1]


def test_a_claim_of_the_whole_budget_is_not_above_it_and_half_a_year_holds_half():
    assert told(the_benefit(), a_claim(amount=120_000)) == []
    half = a_claim(amount=60_001, to_month=APRIL + 5)
    assert "which holds £60,000 in all" in told(the_benefit(), half)[0][0]


@pytest.mark.parametrize(
    ("certification", "what"),
    [
        ({"certified_by": " custody  LEAD"}, "owns the benefit and certifies it"),
        ({"office": Certifier.SERVICE}, "it is cash, and certified by the office service"),
        ({"amount": F(10_001)}, "it certifies 10,001, and 10,000 was claimed"),
        ({"finding": Finding.REFUSED}, "it is refused and certifies an amount"),
        ({"claim": "claim-9"}, "there is no claim claim-9"),
    ],
)
def test_a_certification_that_cannot_stand(certification, what):
    found = told(the_benefit(), a_claim(), a_certification(**certification))

    assert len(found) == 1
    assert what in found[0][0]


def test_whoever_claimed_may_not_certify_even_when_another_owns_the_benefit():
    found = told(
        the_benefit(), a_claim(claimant="Supplier"), a_certification(certified_by="supplier")
    )

    assert found == [("supplier claimed it and certifies it", "let somebody else certify it")]


def test_the_service_may_certify_what_is_no_cash():
    hours = the_benefit(nature=Nature.NON_CASH_RELEASING, unit="officer hour", case_line="")
    claim = a_claim(unit="officer hour", claimant="Supplier")
    record = a_certification(office=Certifier.SERVICE, certified_by="Duty planner")

    assert told(hours, claim, record) == []


def test_no_more_can_be_banked_than_is_certified_over_all_rows_together():
    rows = a_banking(amount=5_000), a_banking(id="more", amount=3_001, budget_line="fleet")

    found = told(the_benefit(), a_claim(), a_certification(), *rows)

    assert [one[0] for one in found] == [
        "£8,001 of claim-1 is banked, and £8,000 of it is certified"
    ] * 2


def test_time_released_cannot_be_banked():
    hours = the_benefit(nature=Nature.NON_CASH_RELEASING)

    found = told(hours, a_claim(), a_certification(), a_banking())

    assert "no budget can be cut by it" in found[0][0]


def test_what_was_certified_of_a_superseded_claim_is_told_and_not_lost():
    newer = a_claim("claim-2", 9_000, supersedes="claim-1")

    found = ledger_problems(the_ledger(the_benefit(), a_claim(), newer, a_certification()))

    assert [(one.severity, one.mend) for one in found] == [
        (Severity.WARNING, "certify claim-2 in its place")
    ]


def test_months_that_had_not_come_are_a_forecast_and_told_as_such():
    """Entered on 5 April 2027: of April 2026 to June 2027 the last two had not come."""
    early = a_claim(to_month=MARCH + 3)

    found = ledger_problems(the_ledger(the_benefit(), early))

    assert [one.what for one in found] == ["2 of its 15 months had not come when it was claimed"]
    assert found[0].severity is Severity.WARNING
