"""Everything asked of an award, of the small tender, together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import BadInput, NoAnswer
from counterfoil.tender.acceptability import Neighbourhood
from counterfoil.tender.robustness import robustness
from counterfoil.tender.scores import QualityLocked
from tests.fixtures.tenders import a_dossier, consensus, price

F = Fraction
NEAR = Neighbourhood(share=0.1, weightings=10_000)


@pytest.fixture(scope="module")
def found():
    return robustness(a_dossier(), neighbourhood=NEAR)


def test_the_small_tender(found):
    """By hand in the tests of each: a 75.2, b 73, c 64; price turns it at 1600/51; one mark too."""
    assert found.contest.winner == "a"
    assert found.weights[0].change == F(440, 51)
    assert (found.marks[0].change, found.marks[0].instead) == (1, "b")
    assert [one.ranking.winner for one in found.alone] == ["b", "a", "a"]
    assert [(one.bid, one.limit_percent) for one in found.low] == [("c", 15)]
    assert [one.where for one in found.undecided] == ["bid c"]
    assert found.agreement.marks == 18


def test_a_tenth_of_the_points_cannot_change_this_winner(found):
    """a leads b by 2.2, and b leads on staff alone, by 0.2 a point.

    a − b is at least 0.9 × 2.2 − 0.2 × 10 = −0.02, all ten points on staff: the very corner alone.
    It is below nought where staff has more than 99% of the ten, a ten-thousandth of the triangle at
    most; c is behind b by 0.9 × 9 − 0.375 × 10 at least, which is above nought.
    """
    assert found.ranks.share("a", 1) > 0.999
    assert found.ranks.share("c", 3) == 1.0


def test_what_is_missing_is_told_and_a_tie_has_no_answer():
    with pytest.raises(BadInput):
        robustness(a_dossier(without=QualityLocked), neighbourhood=NEAR)
    level = (
        consensus("a", "staff", 4, id="c2", supersedes="c-a-staff", change_reason="x"),
        price("b", 12_500_000, id="p2", supersedes="p-b", change_reason="x"),
    )
    with pytest.raises(NoAnswer, match="no bid wins outright"):
        robustness(a_dossier(*level), neighbourhood=NEAR)
