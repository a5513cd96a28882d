"""Laws of claims and savings that must hold whatever is recorded."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.claims import Certifier, Finding
from counterfoil.outcomes.doubles import doubles
from counterfoil.outcomes.net_saving import net_saving
from counterfoil.outcomes.totals import register
from tests.fixtures.small_outcomes import (
    APRIL,
    ENTERED,
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)

AMOUNTS = st.integers(0, 20_000)
SPANS = st.tuples(st.integers(0, 23), st.integers(0, 23)).map(sorted)


@st.composite
def chains(draw, number):
    """A claim, what was found of it and what was banked, sound or not."""
    first, last = draw(SPANS)
    months = {"from_month": APRIL + first, "to_month": APRIL + last}
    name = f"claim-{number}"
    found = [a_claim(name, draw(AMOUNTS), **months)]
    if draw(st.booleans()):
        certification = {
            "finding": draw(st.sampled_from(Finding)),
            "office": draw(st.sampled_from(Certifier)),
            "certified_by": draw(st.sampled_from(["Finance officer", "Custody lead"])),
        }
        found.append(a_certification(name, draw(AMOUNTS), **certification))
    if draw(st.booleans()):
        found.append(a_banking(name, draw(AMOUNTS), **months))
    return found


LEDGERS = st.tuples(*(chains(number) for number in range(3))).map(
    lambda held: the_ledger(the_benefit(), *(one for chain in held for one in chain))
)


@settings(max_examples=40, deadline=None)
@given(LEDGERS)
def test_nothing_is_banked_above_what_is_certified_or_certified_above_what_is_claimed(ledger):
    found = register(ledger)

    assert found.cash.banked_gbp <= found.cash.certified_gbp <= found.cash.claimed_gbp
    assert all(one.counts == 0 for one in found.claims if one.why_not)


@settings(max_examples=40, deadline=None)
@given(LEDGERS)
def test_years_add_up_to_the_claims_exactly(ledger):
    (found,) = register(ledger).benefits

    assert found.total(found.claimed) == sum(one.claim.amount for one in found.claims)
    assert found.total(found.certified) == sum(one.counts for one in found.claims)


@settings(max_examples=40, deadline=None)
@given(LEDGERS)
def test_every_pair_of_claims_of_one_benefit_that_share_a_month_is_listed_once(ledger):
    claims = [one.claim for one in register(ledger).claims]
    sharing = {
        (one.id, other.id)
        for place, one in enumerate(claims)
        for other in claims[place + 1 :]
        if one.from_month <= other.to_month and other.from_month <= one.to_month
    }

    assert sorted((one.one.claim, one.other.claim) for one in doubles(ledger)) == sorted(sharing)


@settings(max_examples=20, deadline=None)
@given(AMOUNTS, SPANS)
def test_a_pound_more_spent_is_a_pound_less_saved_against_either_counterfactual(amount, span):
    first, last = span
    spent = ActualCost(
        id="spent",
        entered_on=ENTERED,
        heading=Heading.RETAINED_COST,
        title="Work that stayed",
        amount_gbp=Fraction(amount),
        from_month=APRIL + first,
        to_month=APRIL + last,
    )
    before = net_saving(the_ledger()).total_cash
    after = net_saving(the_ledger(the_benefit(), spent)).total_cash

    counted = Fraction(max(0, min(last, 11) - first + 1), last - first + 1) * amount
    assert before.net_gbp - after.net_gbp == counted
    assert before.net_moved_gbp - after.net_moved_gbp == counted
