"""`counterfoil procurement timetable`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from counterfoil.procurement.plan import PlannedStep
from counterfoil.procurementfile.folder import write_procurement_folder
from tests.fixtures.procurement_plans import a_plan


@pytest.fixture
def folder(tmp_path):
    plan = a_plan(
        steps=(*a_plan().steps, PlannedStep(id="award", planned_on=date(2026, 12, 18))),
        contract_start=date(2027, 3, 1),
    )
    write_procurement_folder(tmp_path / "p", plan)
    return tmp_path / "p"


def test_each_step_has_its_day_and_the_days_left_out_are_named(folder, run_command):
    finished = run_command("procurement", "timetable", folder, "--on", "2026-11-02")

    assert finished.exit_code == 0
    rows = {line.split("  ")[0]: line for line in finished.stdout.splitlines()}
    assert "Thu 31 Dec 2026" in rows["Last day of the standstill"]
    assert "Fri 1 Jan 2027" in rows["Enter into the contract"]
    assert "leaves out 2026-12-25 (Christmas Day)" in finished.stderr


def test_the_same_as_data(folder, run_command):
    finished = run_command("procurement", "timetable", folder, "--json", "--on", "2026-11-02")

    steps = {one["id"]: one for one in json.loads(finished.stdout)["steps"]}
    assert steps["tenders"]["on"] == "2026-11-27"
    assert steps["sign"] == {
        "id": "sign",
        "title": "Enter into the contract",
        "on": "2027-01-01",
        "latest": "2027-01-30",  # 30 days before 1 March
        "done": False,
        "waits_for": "standstill",
        "critical": True,
    }
