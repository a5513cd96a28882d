"""Reasons that do not fit their mark."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.tender.wording import wording_faults
from tests.fixtures.tenders import NOUGHT_TO_FIVE


@pytest.mark.parametrize(
    ("mark", "reason", "what"),
    [
        (
            5,
            "A clear plan with some concerns about nights.",
            "5 (Excellent) is explained with “som",
        ),
        (4, "The rota is Unclear.", "4 (Good) is explained with “unclear”"),
        (1, "An outstanding method.", "1 (Poor) is explained with “outstanding”"),
        (3, "A good answer on staffing.", "3 (Satisfactory) is called “Good”"),
    ],
)
def test_what_does_not_fit_is_pointed_out(mark, reason, what):
    (found,) = wording_faults(NOUGHT_TO_FIVE, Fraction(mark), reason)

    assert what in found[0]
    assert found[1]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (5, "There are no concerns at all; the rota is complete."),
        (5, "An answer without any real weakness."),
        (4, "Good: meets every part of the question."),
        (3, "Satisfactory, though not good on nights."),
        (1, "The method is not robust and the rota is missing."),
        (2, "Some concerns: nights are left out."),
    ],
)
def test_what_fits_is_left_alone(mark, reason):
    assert list(wording_faults(NOUGHT_TO_FIVE, Fraction(mark), reason)) == []
