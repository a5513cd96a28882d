"""The award in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.tender.award import rank
from counterfoil.tender.plan import TieBy, TieStep
from counterfoil_web.tenders import award_presenters as told
from tests.fixtures.tenders import BY_QUALITY, LOTS_DRAWN, a_dossier, entry, flat_plan

NAMES = {"x": "Bidder X", "y": "Bidder Y"}


def test_a_tie_is_told_with_what_parted_it():
    bids = (entry("x", first=60, second=40), entry("y", first=40, second=60))
    open_tie = rank(flat_plan(first=50, second=50), bids)
    assert told.tie_sentences(open_tie, NAMES) == [
        "Bidder X and Bidder Y come out equal; not parted yet: draw lots."
    ]
    assert told.unparted(open_tie) == ["x", "y"]
    drawn = rank(flat_plan(first=50, second=50), bids, drawn={"x": 2, "y": 1})
    assert told.tie_sentences(drawn, NAMES) == [
        "Bidder X and Bidder Y come out equal; lots were drawn."
    ]
    assert told.unparted(drawn) == []


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (BY_QUALITY, "more quality goes first"),
        (LOTS_DRAWN, "lots were drawn"),
        (TieStep(by=TieBy.PRICE), "the lower price goes first"),
        (TieStep(by=TieBy.CRITERION, criterion="care"), "more points for care goes first"),
    ],
)
def test_each_step_of_the_rule_has_words(step, words):
    assert told.step_words(step) == words


def test_pounds_are_rounded_half_away_and_points_go_on():
    assert told.pounds(Fraction(25, 10)) == "£3"
    assert told.pounds(Fraction(-25, 10)) == "−£3"
    assert told.pounds(None) == told.points(None) == "–"
    assert told.points(Fraction(400, 11)) == "36.36…"


def test_a_low_price_is_told_with_what_it_was_held_against():
    """c asks £10m, the others £12.5m and £16m: 17/57 below their mean of £14.25m."""
    from counterfoil.tender.low_bids import low_bids

    dossier = a_dossier()
    low = low_bids(dossier.plan.low_bids, dossier.totals_gbp)
    (row,) = told.low_rows(dossier, low, {"c": "Bidder C"})
    assert row.tests == (
        "29.8…% below the mean of the others, £14,250,000; the plan’s limit is 15%",
    )
    assert (row.verdict, row.name) == ("To be decided", "Bidder C")
