"""Every chain ends in something outside the figures."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.vocabulary import Commitment
from counterfoil.outcomes.verdict import verdict
from counterfoil.outcomes.verdict_figures import chained_figures
from tests.fixtures.small_cases import benefit
from tests.fixtures.small_ledgers import BAD_MAY, CASE, VOLUMES, ledger


def test_what_is_guaranteed_is_traced_to_its_line_of_the_case_and_its_option():
    line = benefit("partner", "credit", 30_000, commitment=Commitment.GUARANTEED)
    options = tuple(
        replace(one, guaranteed_saving_gbp=500_000.0) if one.id == "partner" else one
        for one in CASE.options
    )
    case = replace(CASE, options=options, lines=(*CASE.lines, line))
    found = {one.id: one for one in chained_figures(verdict(ledger(*VOLUMES, case=case)))}

    assert found["guaranteed/lines"].gbp == 150_000
    assert found["guaranteed/lines"].rests_on == ("case line partner/credit",)
    assert found["guaranteed/net"].gbp == 500_000
    assert found["guaranteed/net"].rests_on == ("case option partner",)


def test_carrying_on_is_traced_to_its_lines_and_to_the_volumes_it_moved_with():
    """£100 for each of 13,200 people; without March it is the £1,200,000 of the plan."""
    moved = {one.id: one for one in chained_figures(verdict(ledger(*VOLUMES)))}["carrying-on"]
    kept = {one.id: one for one in chained_figures(verdict(ledger(*VOLUMES[:11])))}["carrying-on"]

    assert moved.gbp == 1_320_000
    assert moved.rests_on == ("case line now/service", "the contract's records of volumes")
    assert kept.gbp == 1_200_000
    assert kept.rests_on == ("case line now/service",)
    assert kept.how.endswith("as first planned")


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
