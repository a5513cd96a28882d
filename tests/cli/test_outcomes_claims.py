"""`counterfoil outcomes claims`."""

from __future__ import annotations

import json

from tests.cli.test_outcomes import EXAMPLE


def test_a_refused_claim_says_why_and_a_double_names_both_sides(run_command):
    shown = " ".join(run_command("outcomes", "claims", EXAMPLE).stdout.split())

    assert "does not count: A press figure without a base is no evidence" in shown
    assert "custody lead (saving-2018-19) and Custody healthcare, the same force" in shown
    assert "certified by chief finance officer on 2019-06-10 (illustrative)" in shown
    assert "Cash that a budget can lose £630,000 £60,000 £0" in shown


def test_json_keeps_the_three_totals_apart(run_command):
    told = json.loads(
        run_command(
            "outcomes", "claims", EXAMPLE.parent / "ammanford-consultancy-2013", "--json"
        ).stdout
    )

    assert told["cash"] == {
        "claimed_gbp": "7700000",
        "certified_gbp": "3100000",
        "banked_gbp": "368437.5",
    }
    assert told["perhaps_twice"] == []


def test_what_was_entered_later_is_not_known_on_an_earlier_day(run_command):
    told = json.loads(
        run_command("outcomes", "claims", EXAMPLE, "--on", "2018-12-31", "--json").stdout
    )

    assert [one["id"] for one in told["claims"]] == ["saving-2017-18"]
