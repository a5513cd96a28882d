"""Each evaluator alone, with sums by hand, and how far they agreed."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.tender.agreement import Level
from counterfoil.tender.contest import Contest
from counterfoil.tender.entries import entries_of
from counterfoil.tender.evaluators import chosen_alone, marks_agreement
from tests.fixtures.tenders import a_dossier, score

F = Fraction


def contest_of(dossier):
    entries, _ = entries_of(dossier)
    return Contest(plan=dossier.plan, entries=entries)


def test_each_alone():
    """care 7.2 a mark, staff 4.8; price: a 32, b 25, c 40. The fixture's marks, e1 first:

    e1: a 4, 3: 28.8 + 14.4 + 32 = 75.2; b 5, 4: 36 + 19.2 + 25 = 80.2; c 2, 2: 64
    e2: a 4, 3: 75.2; b 2, 4: 14.4 + 19.2 + 25 = 58.6; c 2, 1: 14.4 + 4.8 + 40 = 59.2
    e3: a 5, 3: 82.4; b 3, 4: 65.8; c 2, 2: 64
    """
    dossier = a_dossier()
    found = chosen_alone(dossier, contest_of(dossier))

    assert [(one.evaluator, one.ranking.winner, one.own, one.all) for one in found] == [
        ("e1", "b", 6, 6),
        ("e2", "a", 6, 6),
        ("e3", "a", 6, 6),
    ]
    assert found[0].ranking.place("b").result == F("80.2")
    assert found[1].ranking.place("c").result == F("59.2")


def test_where_an_evaluator_gave_no_mark_the_consensus_stands():
    dossier = a_dossier()
    held = tuple(
        one
        for one in dossier.records
        if not (one.id.startswith("e1-b") or one.id.startswith("e2-"))
    )
    dossier = type(dossier)(plan=dossier.plan, records=held)
    first, last = chosen_alone(dossier, contest_of(dossier))

    assert (first.evaluator, first.own, first.ranking.place("b").result) == ("e1", 4, 73)
    assert last.evaluator == "e3"


def test_agreement_is_of_individual_marks_alone():
    """staff: 3,3,3 – 4,4,4 – 2,1,2. Intervals: observed 2 pairs of 1, over 2, is 1.

    All nine: 1, 2, 2, 3, 3, 3, 4, 4, 4: squares of all pairs: 1–2 2, 1–3 12, 1–4 27, 2–3 6,
    2–4 24, 3–4 9: 80. 1 − 8 × 1 ÷ 80 = 0.9.
    """
    dossier = a_dossier()
    whole, each = marks_agreement(dossier, ("a", "b", "c"), Level.INTERVAL)

    assert {one.criterion: one.agreement.alpha for one in each}["staff"] == F(9, 10)
    assert whole.marks == 18
    again, _ = marks_agreement(
        a_dossier(score("e1", "a", "care", 1, id="other", supersedes="e1-a-care")),
        ("a", "b", "c"),
    )
    assert again.marks == 18
