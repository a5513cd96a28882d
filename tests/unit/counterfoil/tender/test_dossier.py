"""A plan with its records: what stands, for whom, and who may not mark whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.tender.bids import BidDecision, Irregularity, Trouble
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.scores import Declaration
from tests.fixtures.tenders import DAY, a_dossier, a_plan, at, bid, score


def declares(evaluator: str, bidder: str, name: str = "d9") -> Declaration:
    return Declaration(
        id=name,
        entered_on=DAY,
        evaluator=evaluator,
        bidder=bidder,
        conflict=True,
        what="Worked there until 2024",
        declared_at=at(8),
    )


def test_what_is_superseded_is_kept_and_does_not_stand():
    changed = score(
        "e1", "a", "care", 5, id="new", supersedes="e1-a-care", change_reason="Read page 5"
    )
    held = a_dossier(changed)

    assert held.scores["a", "care"]["e1"].mark == 5
    assert a_dossier().scores["a", "care"]["e1"].mark == 4
    assert any(one.id == "e1-a-care" for one in held.records)
    assert Dossier(plan=a_plan(), records=held.records, on=date(2026, 11, 20)).scores == {}


def test_a_conflict_is_with_one_bidder_or_with_all():
    held = a_dossier(declares("e1", "a"), declares("e2", "", "d8"))

    assert held.is_conflicted("e1", "a")
    assert not held.is_conflicted("e1", "b")
    assert held.is_conflicted("e2", "b")
    assert not held.is_conflicted("e3", "a")


def test_bids_totals_consensus_lots_and_exclusions():
    late = Irregularity(
        id="i",
        entered_on=DAY,
        bid="d",
        trouble=Trouble.LATE,
        what="An hour late",
        decision=BidDecision.LEFT_OUT,
        reason="No reason was given",
        decided_by="commercial lead",
    )
    held = a_dossier().with_records([bid("d", received_at=at(13, 23)), late])

    assert [one.id for one in held.bids_for("")] == ["a", "b", "c", "d"]
    assert held.lots == ("",)
    assert held.totals_gbp["b"] == Fraction(16_000_000)
    assert held.consensus["b", "care"].mark == 4
    assert list(held.excluded) == ["d"]


def test_what_is_brought_up_to_date_is_what_would_be_worked_out_anew():
    """The same records at once and one after another give the same, whatever was asked between."""
    added = (
        score("e1", "a", "care", 5, id="new", supersedes="e1-a-care", change_reason="Page 5"),
        score("e1", "a", "care", 3, id="newer", supersedes="new", change_reason="Page 6"),
        bid("d"),
        score("e2", "d", "care", 2),
        declares("e2", "d"),
        score("e3", "d", "care", 1),
    )
    step = a_dossier()
    for one in added:
        assert step.scores  # worked out before the next is added
        step = step.with_records([one])
    anew = Dossier(plan=a_plan(), records=step.records)

    assert step.scores == anew.scores
    assert step.scores["a", "care"]["e1"].mark == 3
    assert set(step.scores["d", "care"]) == {"e3"}  # e2 has a conflict with that bidder
    for kind in {type(one) for one in step.records}:
        assert step.of(kind) == anew.of(kind)


def test_a_bid_put_right_keeps_the_id_that_all_else_names():
    """Its place among the bids too: evaluators read them in the order in which they came in."""
    typed = replace(bid("a"), name="Biddr A")
    held = a_dossier(
        replace(typed, id="a-2", name="Bidder A", supersedes="a", change_reason="Misspelt"),
        replace(typed, id="a-3", name="Bidder A Ltd", supersedes="a-2", change_reason="The form"),
    )

    assert list(held.bids) == ["a", "b", "c"]
    assert (held.bids["a"].id, held.bids["a"].name) == ("a", "Bidder A Ltd")
    assert held.first_ids["a-3"] == "a"
    assert [one.id for one in held.records if one.kind == "bid"] == ["a", "b", "c", "a-2", "a-3"]


def test_whether_somebody_was_in_conflict_at_a_moment():
    """Declared at 8, settled at 13."""
    settled = replace(
        declares("e1", "a"),
        id="d10",
        conflict=False,
        declared_at=at(13),
        supersedes="d9",
        change_reason="Mistaken",
    )
    held = a_dossier(declares("e1", "a"), settled)

    assert not held.is_conflicted("e1", "a")
    stood = [held.was_conflicted("e1", "a", at(hour)) for hour in (7, 8, 12, 13)]
    assert stood == [False, True, True, False]
    assert not held.was_conflicted("e1", "b", at(12))
