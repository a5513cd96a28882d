"""What each record of marking states."""

from __future__ import annotations

from tests.fixtures.tenders import consensus, score


def test_an_evaluator_has_one_mark_of_an_answer_and_the_consensus_is_another_fact():
    assert score("e1", "a", "care", 3).fact == score("e1", "a", "care", 5, id="x").fact
    assert score("e1", "a", "care", 3).fact != score("e2", "a", "care", 3).fact
    assert consensus("a", "care", 3).fact != score("e1", "a", "care", 3).fact


def test_who_was_present_is_a_list_of_people():
    assert consensus("a", "care", 3, present="e1; e2 ;; head of custody").people == (
        "e1",
        "e2",
        "head of custody",
    )
