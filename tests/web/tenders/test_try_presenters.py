"""What came of trying a plan, in rows: lowest ÷ price at 40 marks, as the issue works it."""

from fractions import Fraction

from counterfoil.tender.award import Entry
from counterfoil.tender.try_plan import dummy_bids, try_plan
from counterfoil.tenderfile.dummy_bids import read_dummy_bids
from counterfoil_web.tenders.plan_reading import plan_of
from counterfoil_web.tenders.try_presenters import (
    counter_words,
    dummy_text,
    ranking_rows,
    reward_rows,
)
from tests.web.tenders.plans import PLAN


def _entry(bid, mark, price):
    marks = {"care": Fraction(mark), "plan": Fraction(mark)}
    return Entry(bid=bid, marks=marks, price_gbp=Fraction(price))


def test_dummy_bids_come_out_in_order_with_their_points():
    """£10.0m, £12.5m and £16.0m of 40 marks: 40, 32, 25. Full quality: 60; half of it: 30."""
    plan = plan_of(PLAN)
    entries = [_entry("A", 1, 10_000_000), _entry("B", 2, 12_500_000), _entry("C", 2, 16_000_000)]

    rows = ranking_rows(try_plan(plan, entries).ranking, entries)

    assert [(row.bid, row.price_points, row.total, row.is_winner) for row in rows] == [
        ("B", "32", "92", True),
        ("C", "25", "85", False),
        ("A", "40", "70", False),
    ]


def test_a_bid_below_a_minimum_says_why_it_is_out():
    plan = plan_of(PLAN)
    entries = [_entry("A", 0, 10), _entry("B", 2, 20)]

    out = ranking_rows(try_plan(plan, entries).ranking, entries)[-1]

    assert out.bid == "A"
    assert out.place.startswith("Out: ")


def test_the_table_of_dummy_bids_is_read_back_as_it_was():
    plan = plan_of(PLAN)
    made = dummy_bids(plan)

    assert read_dummy_bids(plan, dummy_text(plan, made)) == made


def test_a_relative_formula_is_warned_of_with_its_counter_example():
    """The rewards go on rising: at P, one point of quality is worth 0.6 P² ÷ (40 × lowest)."""
    plan = plan_of(PLAN)
    entries = [_entry("A", 2, 1_000_000), _entry("B", 2, 2_000_000)]
    trial = try_plan(plan, entries)

    assert trial.counter_example is not None
    said = counter_words(trial.counter_example)
    assert "Had C not bid" in said[1]
    at_140 = reward_rows(plan, trial.rewards)[-1]
    assert (at_140.price, at_140.worth) == ("£1,400,000", "£29,400")
