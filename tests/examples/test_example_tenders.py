"""The example competition: sums by hand, and what it is there to show."""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

import counterfoil
from counterfoil.tender.bids import Receipt
from counterfoil.tender.entries import entries_of, ranking
from counterfoil.tender.moderation import moderated_answers
from counterfoil.tender.reversals import reversals
from counterfoil.tenderfile.folder import read_tender_folder

EXAMPLE = Path(counterfoil.__file__).parent / "content" / "example_tenders" / "custody-2027"


@pytest.fixture(scope="module")
def dossier():
    return read_tender_folder(EXAMPLE).dossier


def test_points_by_hand(dossier):
    """care 24, staffing 18, handover 12, social 6, price 40; marks of 5; lowest price £8m.

    a: 14.4 + 14.4 + 7.2 + 3.6 + 40 × 8/10 = 71.6    b: 19.2 + 14.4 + 9.6 + 3.6 + 25.6 = 72.4
    c: 9.6 + 7.2 + 4.8 + 1.2 + 40 = 62.8             e: 24 + 14.4 + 12 + 1.2 + 20 = 71.6
    """
    found = ranking(dossier)

    assert [(one.bid, one.rank, one.result) for one in found.placed] == [
        ("b", 1, Fraction("72.4")),
        ("e", 2, Fraction("71.6")),
        ("a", 3, Fraction("71.6")),
        ("c", 4, Fraction("62.8")),
    ]
    assert [(one.bids, one.decided_by.by.value) for one in found.ties] == [(("a", "e"), "quality")]
    assert [one.bid for one in found.out] == ["d"]


def test_without_c_the_lowest_price_is_10m_and_a_wins(dossier):
    """a: 39.6 + 40 = 79.6; b: 46.8 + 32 = 78.8."""
    entries, _ = entries_of(dossier)
    (found,) = reversals(dossier.plan, entries)

    assert (found.without, found.winner, found.winner_then) == ("c", "b", "a")
    assert found.after.place("a").result == Fraction("79.6")
    assert found.after.place("b").result == Fraction("78.8")


def test_one_answer_is_to_be_talked_over_and_one_evaluator_may_not_mark_b(dossier):
    found = moderated_answers(dossier)

    assert [(one.bid, one.criterion) for one in found if one.divergence] == [("b", "care")]
    assert {one.bid for one in found if one.conflicted} == {"b"}
    assert not any("contract_manager" in one.scores for one in found if one.bid == "b")


def test_it_says_that_it_is_made_up_and_its_receipts_can_be_made_again(dossier):
    assert dossier.plan.illustrative.startswith("Illustrative")
    for one in dossier.of(Receipt):
        data = f"Illustrative bid of Bidder {one.bid.upper()}\n".encode()
        assert (one.sha256, one.size) == (sha256(data).hexdigest(), len(data))
