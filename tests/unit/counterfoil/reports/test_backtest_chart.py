"""The chart of terms tried on the past."""

import pytest

from counterfoil.contract.backtest import backtest
from counterfoil.reports.backtest_chart import backtest_chart, backtest_sentence
from counterfoil.reports.chart_images import svg
from tests.fixtures.contracts import contract_with, fixed, per_unit, volume

PAST = [volume("2026-04", 1_000), volume("2026-05", 900)]


def test_two_terms_stand_beside_one_another():
    """£100,000 and £85 for each: £185,000 and £176,500; at £90: £190,000 and £181,000."""
    agreed = backtest(contract_with(fixed(), per_unit(rate=85)), PAST)
    draft = backtest(contract_with(fixed(), per_unit(rate=90)), PAST)
    chart = backtest_chart({"The draft": draft, "The agreed terms": agreed}, 880)
    assert chart.headings == ("Month", "Before VAT", "Deducted", "Before VAT, The agreed terms")
    assert chart.rows == (
        ("April 2026", "£190,000.00", "£0.00", "£185,000.00"),
        ("May 2026", "£181,000.00", "£0.00", "£176,500.00"),
    )
    assert chart.sentence == (
        "On the figures of April 2026 to May 2026 these terms would have paid £371,000.00 before "
        "VAT, after deductions of £0.00."
    )
    drawn = svg(chart.spec, "t")
    assert "The draft" in drawn
    assert "The agreed terms" in drawn


def test_a_month_that_other_terms_did_not_run_in_is_blank():
    draft = backtest(contract_with(per_unit()), PAST)
    short = backtest(contract_with(per_unit()), PAST[:1])
    assert backtest_chart({"a": draft, "b": short}, 300).rows[1][3] == ""


def test_a_past_carried_forward_is_said():
    past = [volume("2024-05", 10)]
    told = backtest_sentence(backtest(contract_with(per_unit()), past))
    assert "The past was carried forward by 2 years" in told
    assert "On the figures of May 2024 these terms" in told


def test_without_terms_there_is_no_chart():
    with pytest.raises(ValueError, match="needs terms"):
        backtest_chart({}, 300)
