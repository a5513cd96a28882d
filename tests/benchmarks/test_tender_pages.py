"""The tenders that are measured are of the size that is said, and sound; their pages are there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from benchmarks.large_tender import awarded, being_marked, being_moderated, large_plan
from benchmarks.page_asked import Page
from benchmarks.tender_pages import FIRST, PAGES, Taken, told
from counterfoil.tender.bids import Bid
from counterfoil.tender.entries import ranking
from counterfoil.tender.record_checks import record_problems
from counterfoil.tender.scores import Consensus, Score


def test_the_size_is_that_of_the_goal_and_one_bid_wins():
    """20 × 60 × 8 = 9,600 marks; 20 × 60 = 1,200 agreed."""
    whole, plan = awarded(), large_plan()

    assert (len(whole.of(Bid)), len(plan.marked), len(plan.evaluators)) == (20, 60, 8)
    assert (len(whole.of(Score)), len(whole.of(Consensus))) == (9_600, 1_200)
    assert record_problems(whole) == ()
    assert ranking(whole).winner
    assert len(being_marked().of(Score)) == 8_640
    assert len(being_moderated().of(Consensus)) == 600


def test_every_page_that_is_measured_is_there():
    assert all(reverse(one.name, args=["k3m9q2xw", *one.args[1:]]) for one in PAGES)
    assert {*FIRST} <= {*PAGES}


@pytest.mark.parametrize(
    ("alone", "status", "meets"), [(0.060, 200, True), (0.061, 200, False), (0.01, 500, False)]
)
def test_a_page_meets_the_goal_when_asked_for_alone(alone, status, meets):
    taken = Taken(PAGES[0], status, 7, alone=[alone] * 3, together=[0.2] * 3)

    assert taken.meets_the_goal is meets


def test_the_table_says_what_each_took():
    page = Page("tenders:records", "commercial-lead", ("ref", 3, "score"), "?page=100")
    words = told([Taken(page, 200, 7, alone=[0.02] * 3, together=[0.05] * 3, first=0.4)])

    assert (
        "| `tenders:records` score (?page=100) | commercial-lead | 20.0 ms | 20.0 ms | 50.0 ms | "
        "50.0 ms | 400 ms | 7 |"
    ) in words
    assert words.endswith("Asked for alone, 1 of 1 pages take at most 60 ms in the median.")
