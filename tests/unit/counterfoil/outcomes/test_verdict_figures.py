"""Every chain ends in something outside the figures."""

from __future__ import annotations

from counterfoil.outcomes.verdict import verdict
from counterfoil.outcomes.verdict_figures import chained_figures
from tests.fixtures.small_ledgers import BAD_MAY, VOLUMES, ledger


def test_every_figure_named_is_there_and_parts_add_up():
    figures = {one.id: one for one in chained_figures(verdict(ledger(*VOLUMES, *BAD_MAY)))}

    for one in figures.values():
        for rests in one.rests_on:
            kind, _, name = rests.partition(" ")
            assert kind != "figure" or name in figures
    for whole in ("delivered", "cost"):
        parts = [figures[one.removeprefix("figure ")].gbp for one in figures[whole].rests_on]
        assert sum(parts) == figures[whole].gbp
    assert "record client" in {name for one in figures.values() for name in one.rests_on}
    assert any("contract line answer, 2026-05" in one.rests_on for one in figures.values())
