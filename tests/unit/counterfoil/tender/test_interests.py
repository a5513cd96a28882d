"""A conflict settled: which bids are seen again, what waits for a mark, which marks count again."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.tender.interests import settled, settlement
from counterfoil.tender.record_checks import added_problems
from counterfoil.tender.scores import Declaration, ModerationOpened
from tests.fixtures.tenders import DAY, a_dossier, at, begun, score

CONFLICT = Declaration(
    id="d9",
    entered_on=DAY,
    evaluator="e1",
    bidder="a",
    conflict=True,
    what="Shares",
    declared_at=at(11),
)


def test_before_any_mark_both_answers_of_that_bid_wait():
    """e1 marks care and staff, of which bid a has an answer each."""
    found = settled(begun(CONFLICT), CONFLICT, at(13))

    assert [one.id for one in found.bids] == ["a"]
    assert (found.to_mark, found.again) == (2, ())


def test_marks_given_before_the_conflict_count_again():
    held = begun(CONFLICT, score("e1", "a", "care", 4), score("e1", "b", "care", 4))
    found = settled(held, CONFLICT, at(13))

    assert [one.id for one in found.again] == ["e1-a-care"]
    assert found.to_mark == 1  # staff


def test_a_criterion_under_moderation_waits_for_no_mark():
    opened = ModerationOpened(
        id="m", entered_on=DAY, criterion="care", opened_at=at(12), opened_by="moderator"
    )
    assert settled(begun(CONFLICT, opened), CONFLICT, at(13)).to_mark == 1


def test_a_conflict_with_all_still_keeps_from_the_bid_of_one():
    every = replace(CONFLICT, id="d8", bidder="")
    found = settled(begun(CONFLICT, every), CONFLICT, at(13))

    assert (found.bids, found.to_mark) == ((), 0)
    assert [one.id for one in settled(begun(CONFLICT, every), every, at(13)).bids] == ["b", "c"]


def test_the_record_takes_the_place_of_the_conflict_and_is_sound():
    held = a_dossier(CONFLICT, without=ModerationOpened)
    made = settlement(CONFLICT, name="d10", what="Sold", reason="She sold them", at=at(13))

    assert (made.supersedes, made.conflict, made.bidder) == ("d9", False, "a")
    assert added_problems(held, [made]) == ()
    assert not held.with_records([made]).is_conflicted("e1", "a")
