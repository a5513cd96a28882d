"""Low prices by hand, and what the Act lets be done with them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.tender.entries import ranking
from counterfoil.tender.low_bids import (
    LowBidTest,
    PriceAnswer,
    PriceDecision,
    PriceQuestion,
    PriceVerdict,
    decision_faults,
    disregarded,
    low_bids,
    undecided,
)
from counterfoil.tender.plan import LowBidRule
from tests.fixtures.tenders import DAY, TOTALS, a_dossier, at

F = Fraction
PRICES = {bid: F(amount) for bid, amount in TOTALS.items()}


def test_each_test_by_hand():
    """c has 10m. Others' mean: 14.25m, 29.82…% more. Next: 12.5m, 20% below. Should cost: 12m.

    a has 12.5m; the mean of 10m and 16m is 13m: 3.85% below.
    """
    rule = LowBidRule(
        should_cost_gbp=F(12_000_000),
        below_should_cost_percent=F(10),
        below_mean_percent=F(3),
        below_next_percent=F(1),
    )
    found = {(one.bid, one.test): one for one in low_bids(rule, PRICES)}

    assert set(found) == {
        ("c", LowBidTest.SHOULD_COST),
        ("c", LowBidTest.MEAN_OF_OTHERS),
        ("c", LowBidTest.NEXT_LOWEST),
        ("a", LowBidTest.MEAN_OF_OTHERS),
    }
    assert found["c", LowBidTest.SHOULD_COST].below_percent == F(50, 3)
    assert found["c", LowBidTest.MEAN_OF_OTHERS].below_percent == F(425, 1425) * 100
    assert found["c", LowBidTest.NEXT_LOWEST].below_percent == 20
    assert found["a", LowBidTest.MEAN_OF_OTHERS].below_percent == F(50, 13)


def test_at_the_limit_is_not_below_it_and_a_blank_test_is_not_made():
    assert low_bids(LowBidRule(below_next_percent=F(20)), PRICES) == ()
    assert low_bids(LowBidRule(), PRICES) == ()
    assert low_bids(None, PRICES) == ()
    alone = LowBidRule(below_mean_percent=F(1), below_next_percent=F(1))
    assert low_bids(alone, {"a": F(1)}) == ()


ASKED = PriceQuestion(
    id="q1",
    entered_on=DAY,
    bid="c",
    asked="Your price is 29.8% below the mean of the others. Show how it pays for nights.",
    asked_at=at(9, 25),
    asked_by="commercial lead",
    answer_by=at(12, 27),
)
ANSWERED = PriceAnswer(
    id="a1", entered_on=DAY, bid="c", answer="answer.pdf", answered_at=at(10, 26)
)
LEFT_OUT = PriceDecision(
    id="d1",
    entered_on=DAY,
    bid="c",
    verdict=PriceVerdict.DISREGARDED,
    shown=False,
    reason="The rota in answer.pdf has nobody on two nights a week.",
    decided_at=at(15, 27),
    decided_by="commercial lead",
)


def told(*records):
    dossier = a_dossier(*records)
    waiting = [problem.what for problem in undecided(dossier, PRICES)]
    return [*waiting, *(what for _, what, _, _ in decision_faults(dossier))]


def test_asked_answered_and_decided_is_in_order():
    """The small tender's rule: more than 15% below the mean of the others. Only c is, by 29.8%."""
    assert told(ASKED, ANSWERED, LEFT_OUT) == []
    assert disregarded(a_dossier(ASKED, ANSWERED, LEFT_OUT)) == {"c": LEFT_OUT}
    kept = replace(LEFT_OUT, verdict=PriceVerdict.STAYS_IN, shown=True)
    assert told(ASKED, ANSWERED, kept) == []
    assert disregarded(a_dossier(ASKED, ANSWERED, kept)) == {}


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([], "nothing was decided"),
        ([ASKED, ANSWERED], "nothing was decided"),
        ([LEFT_OUT], "before the bidder was told"),
        ([replace(ASKED, asked_at=at(16, 27)), LEFT_OUT], "before the bidder was told"),
        ([ASKED, replace(LEFT_OUT, decided_at=at(11, 27))], "had until 27 November 2026 12:00"),
        ([ASKED, replace(ANSWERED, answered_at=at(16, 27)), LEFT_OUT], "was not weighed"),
        ([ASKED, ANSWERED, replace(LEFT_OUT, shown=True)], "although the bidder showed"),
        ([ASKED, ANSWERED, replace(LEFT_OUT, reason=" ")], "has no reason"),
    ],
)
def test_what_the_act_does_not_allow_is_told(records, words):
    (what,) = told(*records)
    assert words in what


def test_no_answer_by_the_time_is_an_answer():
    assert told(ASKED, LEFT_OUT) == []


def test_a_bid_left_out_is_not_ranked():
    """Without c the lowest price is 12.5m: a 28.8 + 14.4 + 40 = 83.2, b 48 + 31.25 = 79.25."""
    found = ranking(a_dossier(ASKED, ANSWERED, LEFT_OUT))

    assert [(one.bid, one.result) for one in found.placed] == [("a", F("83.2")), ("b", F("79.25"))]
    assert found.out[0].bid == "c"
    assert "nobody on two nights" in found.out[0].reason
