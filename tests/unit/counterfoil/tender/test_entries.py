"""From records to a ranking, and what must be there first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import BadInput
from counterfoil.tender.bids import BidDecision, ConditionResult, Irregularity, Price, Trouble
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import entries_of, fallen, ranking
from counterfoil.tender.plan import Condition, Stage
from counterfoil.tender.scores import Consensus, QualityLocked
from tests.fixtures.tenders import DAY, a_dossier, a_plan, at, bid


def test_the_small_tender_is_ranked_on_its_consensus():
    """The sums of test_award: a 75.2, b 73, c 64."""
    found = ranking(a_dossier())

    assert [(one.bid, float(one.result)) for one in found.placed] == [
        ("a", 75.2),
        ("b", 73.0),
        ("c", 64.0),
    ]


def test_other_prices_may_be_the_ones_that_count():
    """a: 43.2 + 40 × 8/10 = 75.2; b, now the cheapest: 48 + 40 = 88."""
    prices = {"a": Fraction(10), "b": Fraction(8), "c": Fraction(16)}

    assert [one.bid for one in ranking(a_dossier(), prices_gbp=prices).placed] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("without", "what"),
    [
        (Consensus, "there is no consensus for care, staff"),
        (Price, "it has no price"),
        (QualityLocked, "quality is not locked, and prices may not be counted before"),
    ],
)
def test_what_is_missing_is_told(without, what):
    with pytest.raises(BadInput) as told:
        entries_of(a_dossier(without=without))

    assert what in " ".join(one.what for one in told.value.problems)


def test_conditions_and_the_register_come_before_marks():
    """d was left out as late, c does not meet the condition; a and b are yet to be looked at."""
    plan = a_plan(conditions=(Condition(id="insured", title="Insured for £10m"),))
    late = Irregularity(
        id="i",
        entered_on=DAY,
        bid="d",
        trouble=Trouble.LATE,
        what="An hour late",
        decision=BidDecision.LEFT_OUT,
        reason="no reason was given",
        decided_by="commercial lead",
    )
    unmet = ConditionResult(
        id="c",
        entered_on=DAY,
        bid="c",
        condition="insured",
        met=False,
        reason="cover is £5m",
        decided_by="commercial lead",
    )
    records = (*a_dossier().records, bid("d", received_at=at(13, 23)), late, unmet)
    held = Dossier(plan=plan, records=records)

    assert [(one.bid, one.stage, one.reason) for one in fallen(held, "")] == [
        ("c", Stage.CONDITIONS, "does not meet insured: cover is £5m"),
        ("d", Stage.CONDITIONS, "left out as late: no reason was given"),
    ]
    with pytest.raises(BadInput) as told:
        entries_of(held)
    assert [one.what for one in told.value.problems] == [
        "nothing says whether it meets insured"
    ] * 2


def test_a_lot_that_is_not_there():
    with pytest.raises(BadInput):
        entries_of(a_dossier(), "north")


def test_a_late_bid_on_which_nothing_was_decided_stops_the_ranking():
    with pytest.raises(BadInput) as told:
        ranking(a_dossier(bid("d", received_at=at(13, 23))))

    assert any("nothing was decided on it" in one.what for one in told.value.problems)
