"""`counterfoil outcomes net`."""

from __future__ import annotations

import json

from tests.cli.test_outcomes import EXAMPLE


def test_both_counterfactuals_stand_side_by_side_and_what_is_missing_is_told(run_command):
    finished = run_command("outcomes", "net", EXAMPLE)

    shown = " ".join(finished.stdout.split())
    assert "Carrying on, as promised £3,560,000" in shown
    assert "Carrying on, at the volumes that happened £3,572,705" in shown
    assert "2017-18: detentions promised at 20,000 a year, observed at the pace of 20,242." in shown
    assert "nothing is recorded of Change of supplier in 2017-18; it counts as promised" in (
        finished.stderr
    )


def test_where_nothing_moves_it_says_so(run_command):
    folder = EXAMPLE.parent / "lincolnshire-business-2012"

    assert "Nothing in it moves" in run_command("outcomes", "net", folder).stdout


def test_json_adds_up_to_the_net(run_command):
    told = json.loads(run_command("outcomes", "net", EXAMPLE, "--json").stdout)

    year = told["cash"][0]
    costs = sum(float(one) for one in year["costs_gbp"].values())
    assert float(year["counterfactual_gbp"]) - costs == float(year["net_gbp"])
    assert year["counterfactual_moved_gbp"] == "3572705"
