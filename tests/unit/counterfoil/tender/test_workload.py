"""Hours before launch, by hand."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.tender.plan import Lot, Pace
from counterfoil.tender.workload import workload
from tests.fixtures.tenders import a_plan, leaf


def test_answers_words_and_hours():
    """5 bids × 2 answers of 1,000 words at 200 a minute, 15 minutes each: 50 + 150 minutes."""
    first, *_ = workload(a_plan())

    assert (first.evaluator, first.answers, first.words, first.hours) == (
        "e1",
        10,
        10_000,
        Fraction(200, 60),
    )


def test_word_limits_bids_and_lots_count():
    """3 bids × 2 lots × 1 answer of 500 words at 100 a minute, 10 minutes each: 30 + 60."""
    plan = a_plan(
        criteria=(leaf("quality", 100, word_limit=500),),
        price=None,
        lots=(Lot(id="north", title="North"), Lot(id="south", title="South")),
        pace=Pace(words_a_minute=100, minutes_to_mark=10),
    )
    one = workload(plan, 3)[0]

    assert (one.answers, one.words, one.hours) == (6, 3_000, Fraction(3, 2))
