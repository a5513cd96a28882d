from __future__ import annotations

from counterfoil_web.results.trials_note import draft_note, version_note


def test_a_version_says_its_trials_and_why_a_draft_differs():
    words = version_note(20_000)

    assert words.startswith("Worked out with the 20,000 trials that the case states.")
    assert "A draft is worked out with 100,000" in words


def test_a_draft_says_its_trials_and_how_many_its_version_will_take():
    words = draft_note(100_000, 20_000)

    assert words.startswith("Worked out with 100,000 trials, as every draft is.")
    assert "the 20,000 that the case states" in words


def test_where_both_take_as_many_there_is_nothing_to_explain():
    assert version_note(100_000) == "Worked out with the 100,000 trials that the case states."
    assert draft_note(100_000, 100_000) == "Worked out with 100,000 trials, as every draft is."
