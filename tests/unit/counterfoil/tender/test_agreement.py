"""Alpha as published, by hand where it is short, and left out where there is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.tender.agreement import Level, agreement

N = None
# Krippendorff (2011), section C: four observers, twelve units, marks missing.
FOUR = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3),
    (N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N),
)
# Three coders, fifteen units: the example of the encyclopaedia's article on alpha.
THREE = (
    (N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3),
    (1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N),
    (N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4),
)
# Krippendorff (2011), sections A and B: two observers without missing marks; letters as numbers.
BINARY = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))
LETTERS = ("aabbdcccedda", "babbbccceddd")


def answers_of(observers):
    return list(zip(*observers, strict=True))


@pytest.mark.parametrize(
    ("observers", "level", "published"),
    [
        (FOUR, Level.NOMINAL, 0.743),
        (FOUR, Level.ORDINAL, 0.815),
        (FOUR, Level.INTERVAL, 0.849),
        (THREE, Level.NOMINAL, 0.691),
        (THREE, Level.INTERVAL, 0.811),
        (BINARY, Level.NOMINAL, 0.095),
        ([[ord(letter) for letter in one] for one in LETTERS], Level.NOMINAL, 0.692),
    ],
)
def test_alpha_is_as_published(observers, level, published):
    assert float(agreement(answers_of(observers), level).alpha) == pytest.approx(
        published, abs=0.0005
    )


def test_what_it_rests_on_is_told():
    found = agreement(answers_of(FOUR), Level.NOMINAL)
    # Unit 12 was marked once only: 11 units of 12, and 40 of 41 marks.
    assert (found.answers, found.marks) == (11, 40)


def test_full_agreement_is_one_and_full_disagreement_of_two_is_below_nought():
    assert agreement([(1, 1), (5, 5)], Level.INTERVAL).alpha == 1
    # Marks 1, 1, 5, 5: observed 2 pairs × 16; expected 4 pairs × 16, over 4 − 1. 1 − 3 × 2 ÷ 4.
    assert agreement([(1, 5), (5, 1)], Level.INTERVAL).alpha == Fraction(-1, 2)


def test_there_is_none_where_chance_cannot_be_told():
    assert agreement([(3, 3), (3, 3)], Level.ORDINAL).alpha is None
    assert "same" in agreement([(3, 3)], Level.ORDINAL).why_none
    assert "two people" in agreement([(3, None), (4,)], Level.ORDINAL).why_none
