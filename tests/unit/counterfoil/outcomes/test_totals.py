"""Claimed, certified and banked: three totals, and the plan behind each benefit."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.appraisal.vocabulary import Commitment, Nature
from counterfoil.outcomes.benefits import Planned
from counterfoil.outcomes.claims import Certifier, Finding
from counterfoil.outcomes.totals import register
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    FIRST,
    MARCH,
    SECOND,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)

F = Fraction


def test_the_three_totals_are_three_numbers():
    found = register(the_ledger(the_benefit(), a_claim(), a_certification(), a_banking()))

    assert (found.cash.claimed_gbp, found.cash.certified_gbp, found.cash.banked_gbp) == (
        10_000,
        8_000,
        5_000,
    )
    assert found.cash.certified_share == F(8, 10)
    assert found.totals(commitment=Commitment.HOPED_FOR).claimed_gbp == 0


def test_the_plan_comes_from_the_line_of_the_case_its_share_and_its_months():
    half = the_benefit(line_share=F(1, 2), to_month=MARCH)

    whole, part = (register(the_ledger(one)).benefits[0] for one in (the_benefit(), half))

    assert whole.planned == {FIRST: 12_000, SECOND: 12_000}
    assert whole.ancestor == "case line partner/saving, saving"
    assert part.planned == {FIRST: 6_000}


def test_a_benefit_without_an_ancestor_says_so_and_may_have_a_plan_of_its_own():
    orphan = the_benefit(case_line="")
    plan = Planned(
        id="p",
        entered_on=ENTERED,
        benefit="saving",
        from_month=APRIL,
        to_month=MARCH,
        amount=F(300),
    )

    bare, planned = register(the_ledger(orphan)), register(the_ledger(orphan, plan))

    assert bare.benefits[0].ancestor == "no ancestor in the case: nothing was planned"
    assert planned.benefits[0].planned == {FIRST: 300}


def test_what_its_owner_certified_or_was_refused_does_not_count_and_says_why():
    """The rule holds even where nobody checked the records first."""
    own = a_certification(certified_by="Custody lead")
    service = a_certification(office=Certifier.SERVICE)
    refused = a_certification(finding=Finding.REFUSED, amount=0, reason="no ledger shown")

    found = [
        register(the_ledger(the_benefit(), a_claim(), one)).claims[0]
        for one in (own, service, refused)
    ]

    assert [one.counts for one in found] == [0, 0, 0]
    assert [one.why_not for one in found] == [
        "Custody lead owns the benefit and certifies it",
        "it is cash, and certified by the office service",
        "no ledger shown",
    ]


def test_time_released_is_never_in_the_cash_and_hours_never_in_pounds():
    time = the_benefit(id="time", nature=Nature.NON_CASH_RELEASING, case_line="")
    hours = the_benefit(
        id="hours", nature=Nature.NON_CASH_RELEASING, case_line="", unit="officer hour"
    )
    claims = (
        a_claim(),
        a_claim("of-time", 700, benefit="time"),
        a_claim("of-hours", 35_000, benefit="hours", unit="officer hour"),
    )

    found = register(the_ledger(the_benefit(), time, hours, *claims))

    assert found.cash.claimed_gbp == 10_000
    assert found.totals().claimed_gbp == 10_700


def test_a_certification_of_a_superseded_claim_counts_no_more():
    newer = a_claim("claim-2", 9_000, supersedes="claim-1")

    found = register(the_ledger(the_benefit(), a_claim(), newer, a_certification()))

    assert (found.cash.claimed_gbp, found.cash.certified_gbp) == (9_000, 0)
