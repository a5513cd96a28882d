"""`counterfoil procurement thresholds`."""

from __future__ import annotations

import json

import pytest

from counterfoil.procurementfile.folder import write_procurement_folder
from tests.fixtures.procurement_plans import CUSTODY, a_plan


@pytest.mark.parametrize(
    ("day", "amount"), [("2025-12-31", "£214,904"), ("2026-01-01", "£207,720")]
)
def test_the_thresholds_of_a_day(day, amount, run_command):
    finished = run_command("procurement", "thresholds", "--on", day)

    assert finished.exit_code == 0
    assert amount in finished.stdout


def test_the_thresholds_as_data(run_command):
    finished = run_command("procurement", "thresholds", "--on", "2026-11-02", "--json")

    assert {"kind": "light_touch", "authority": "any", "gross_gbp": 663_540} in json.loads(
        finished.stdout
    )["thresholds"]


def test_a_day_before_the_act_has_no_answer(run_command):
    finished = run_command("procurement", "thresholds", "--on", "2025-02-23")

    assert finished.exit_code == 4
    assert "Public Contracts Regulations 2015" in finished.stderr


def test_the_law_of_a_procurement_in_words_and_as_data(run_command, tmp_path):
    write_procurement_folder(tmp_path / "p", a_plan(codes=(CUSTODY,)))
    words = run_command("procurement", "thresholds", tmp_path / "p", "--on", "2026-11-02")
    data = run_command("procurement", "thresholds", tmp_path / "p", "--json", "--on", "2026-11-02")

    assert "£1,200,000.00 with tax is not below the threshold of £663,540" in words.stdout
    held = json.loads(data.stdout)
    assert (held["standing"], held["light_touch"]) == ("covered", True)
