"""The waterfall: each bar begins where the one before it ended."""

from __future__ import annotations

from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.reports.bridge_chart import bridge_chart
from counterfoil.reports.chart_images import svg
from tests.fixtures.small_ledgers import MET, VOLUMES, ledger


def test_bars_follow_on_and_every_row_is_in_the_table():
    chart = bridge_chart(savings_bridge(ledger(*VOLUMES, *MET)), 700)
    bars = chart.spec["layer"][0]["data"]["values"]

    assert [(one["from"], one["to"]) for one in bars] == [
        (0, 120_000),
        (120_000, 138_000),
        (138_000, 128_000),
        (0, 128_000),
    ]
    assert len(chart.rows) == 4
    drawn = svg(chart.spec, "t")
    assert "Volume: +£18,000" in drawn
    assert "Takes from the saving" in drawn
