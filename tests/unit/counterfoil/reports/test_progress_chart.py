"""The chart of how a benefit gets on, with the figures of the small partnership."""

from __future__ import annotations

from counterfoil.outcomes.progress import progress
from counterfoil.quantities.years import Month
from counterfoil.reports.chart_images import svg
from counterfoil.reports.progress_chart import progress_chart
from tests.fixtures.small_outcomes import (
    a_banking,
    a_certification,
    a_claim,
    the_benefit,
    the_ledger,
)

RECORDS = (a_claim(), a_certification(), a_banking())


def test_the_table_and_the_sentence_say_what_is_drawn():
    """£8,000 of £12,000 after one of two years: at two thirds it comes to £16,000 of £24,000."""
    (found,) = progress(the_ledger(the_benefit(), *RECORDS), trials=5)

    chart = progress_chart(found, 880)

    assert chart.rows == (
        ("2026-27", "£12,000", "£8,000", "£8,000", "£8,000", "£10,000", "£8,000", "£5,000"),
        ("2027-28", "£24,000", "£16,000", "£16,000", "£16,000", "–", "–", "–"),
    )
    assert chart.sentence == (
        "£8,000 is certified of £12,000 planned so far. At that rate it comes to £16,000 by "
        "2027-28; £24,000 was planned."
    )
    drawn = svg(chart.spec, "t")
    assert all(name in drawn for name in ("Planned", "Certified", "Banked"))


def test_what_is_no_money_keeps_its_unit_and_nothing_ahead_is_said():
    hours = the_benefit(nature="non_cash_releasing", unit="hour", case_line="")
    ledger = the_ledger(hours, a_claim(unit="hour"), a_certification(), last_month=Month(2027, 3))
    (found,) = progress(ledger, trials=5)

    chart = progress_chart(found, 300)

    assert chart.rows[0][-2] == "8,000 hours"
    assert chart.sentence == (
        "8,000 hours is certified of 0 hours planned so far. Nothing of it lies ahead."
    )
