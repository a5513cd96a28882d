"""`counterfoil outcomes register`."""

from __future__ import annotations

import json

from tests.cli.test_outcomes import EXAMPLE

LINCOLNSHIRE = EXAMPLE.parent / "lincolnshire-business-2012"


def test_each_benefit_says_what_it_descends_from_and_who_signed_its_baseline(run_command):
    shown = " ".join(run_command("outcomes", "register", LINCOLNSHIRE).stdout.split())

    assert "descends from case line partner/guaranteed-saving" in shown
    assert "no ancestor in the case: planned amounts entered here" in shown
    assert "signed by nobody" in shown
    assert "Green: at least 95% of what was planned so far is certified." in shown


def test_json_has_the_figures_exact_in_their_own_units(run_command):
    told = json.loads(run_command("outcomes", "register", LINCOLNSHIRE, "--json").stdout)

    found = {one["id"]: one for one in told["benefits"]}
    assert found["guaranteed-saving"]["planned_so_far"] == "7200000"
    assert found["saving-share"]["claimed"] == "18"
    assert found["saving-share"]["unit"] == "% of the cost in scope"
    assert found["guaranteed-saving"]["points"][0]["banked"] == "1448588"
    assert found["emergency-calls"]["colour"] == "green"
