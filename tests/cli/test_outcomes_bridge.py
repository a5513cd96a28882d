"""`counterfoil outcomes bridge` on the custody example."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "src/counterfoil/content/example_outcomes"
CUSTODY = FOLDER / "cleveland-custody-2017"


def test_the_page_leads_from_promise_to_record(run_command):
    done = run_command("outcomes", "bridge", CUSTODY)
    assert done.exit_code == 0
    assert "the promise was a saving in all of" in done.stdout
    assert "Saving in all on the record" in done.stdout
    assert "nothing is recorded of Managing the contract" in done.stderr


def test_the_values_add_up_to_the_penny_and_down_to_the_month(run_command):
    told = json.loads(run_command("outcomes", "bridge", CUSTODY, "--json").stdout)
    parts = {one["cause"]: one for one in told["parts"]}
    gap = Decimal(told["delivered_gbp"]) - Decimal(told["promised_gbp"])
    assert sum(Decimal(one["gbp"]) for one in parts.values()) == gap
    behind = [one for one in told["details"] if one["cause"] == "volume"]
    whole = sum(Fraction(one["exact_gbp"]) for one in behind)
    assert whole == Fraction(parts["volume"]["exact_gbp"])


def test_one_cause_is_followed_to_its_months(run_command):
    done = run_command("outcomes", "bridge", CUSTODY, "--cause", "volume")
    assert done.exit_code == 0
    assert "contract/detention-volume" in done.stdout
    assert "2018-12" in done.stdout


def test_no_cause_of_that_name(run_command):
    done = run_command("outcomes", "bridge", CUSTODY, "--cause", "weather")
    assert done.exit_code == 2
    assert "name one of volume" in done.stderr
