"""What was planned and what happened, line by line, on the small partnership."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.actuals import ActualCost, ActualVolume
from counterfoil.outcomes.claims import Finding
from counterfoil.outcomes.document import StatementLine
from counterfoil.outcomes.record_of_lines import counts_on_record, lines_on_record
from counterfoil.outcomes.updating import Seen
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    FIRST,
    MARCH,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)


def spent(name: str, amount: int, heading: Heading, to_month=MARCH) -> ActualCost:
    return ActualCost(
        id=name,
        entered_on=ENTERED,
        from_month=APRIL,
        to_month=to_month,
        heading=heading,
        title=name,
        amount_gbp=Fraction(amount),
        case_line=f"partner/{name}",
    )


def year(planned: float, happened: float, weight: float = 1.0) -> tuple[Seen, ...]:
    return (Seen(period="2026-27", planned=planned, happened=happened, weight=weight),)


def test_a_benefit_is_held_to_what_was_certified():
    found = lines_on_record(the_ledger(the_benefit(), a_claim(), a_certification()))

    assert found["partner/saving"] == year(12_000, 8_000)


def test_a_claim_that_nobody_looked_at_teaches_nothing_and_a_refused_one_does():
    refused = a_certification(amount=0, finding=Finding.REFUSED, reason="no evidence")

    assert "partner/saving" not in lines_on_record(the_ledger(the_benefit(), a_claim()))
    found = lines_on_record(the_ledger(the_benefit(), a_claim(), refused))
    assert found["partner/saving"] == year(12_000, 0)


def test_statements_are_held_to_the_charges_and_to_what_else_they_hold():
    # £7,000 a month. The charge is £84,000; net of the saving it is £72,000.
    assert lines_on_record(the_ledger())["partner/charge"] == year(84_000, 84_000)

    held = the_ledger(the_benefit(), statement_lines=(StatementLine(line="partner/saving"),))
    found = lines_on_record(held)
    assert found["partner/charge"] == year(72_000, 84_000)
    assert found["partner/saving"] == year(72_000, 84_000)


def test_recorded_costs_are_held_to_their_months_of_the_plan():
    # £6,000 a year to manage: £3,000 for six months. Moving in is £5,000 once, whenever it is paid.
    found = lines_on_record(
        the_ledger(
            the_benefit(),
            spent("managing", 4_500, Heading.CLIENT_SIDE, APRIL + 5),
            spent("moving", 6_500, Heading.TRANSITION, APRIL),
        )
    )

    assert found["partner/managing"] == year(3_000, 4_500, 0.5)
    assert found["partner/moving"] == (Seen(period="once", planned=5_000.0, happened=6_500.0),)


def test_months_not_yet_over_do_not_count():
    # A claim for 24 months of which 12 are over: half of what is certified.
    claim = a_claim(to_month=MARCH + 12)
    found = lines_on_record(the_ledger(the_benefit(), claim, a_certification()))

    assert found["partner/saving"] == year(12_000, 4_000)


def test_a_charge_with_bills_of_its_own_is_not_held_to_the_statements():
    found = lines_on_record(the_ledger(the_benefit(), spent("charge", 90_000, Heading.CHARGE)))

    assert found["partner/charge"] == year(84_000, 90_000)


def test_only_whole_years_of_volumes_count():
    # 90 in each of the twelve months of 2026-27, and three months of the next year.
    later = ActualVolume(
        id="later",
        entered_on=ENTERED,
        from_month=MARCH + 1,
        to_month=MARCH + 3,
        driver="detentions",
        count=Fraction(300),
    )

    assert counts_on_record(the_ledger(the_benefit(), later)) == {
        "detentions": {FIRST: pytest.approx(1_080)}
    }
