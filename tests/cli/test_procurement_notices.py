"""`counterfoil procurement notices`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from counterfoil.contractfile.folder import write_contract_folder
from counterfoil.procurementfile.folder import write_procurement_folder
from tests.fixtures.ocds_schema import release_validator
from tests.fixtures.procurement_plans import a_plan
from tests.fixtures.running_contracts import SIGNED, document, invoice, plan


@pytest.fixture
def ask(tmp_path, run_command):
    write_procurement_folder(tmp_path / "p", a_plan(illustrative="All made up."))

    def run(*words):
        return run_command("procurement", "notices", tmp_path / "p", "--on", "2026-11-02", *words)

    return run


def test_the_notices_owed_and_why_the_others_are_not(ask):
    finished = ask()

    assert finished.exit_code == 0
    assert "All made up." in finished.stdout
    (line,) = [one for one in finished.stdout.splitlines() if one.startswith("UK6")]
    assert "due" in line
    assert "Mon 7 Dec 2026" in line
    assert "it is no direct award" in finished.stdout


def test_the_same_as_data(ask):
    notices = {one["code"]: one for one in json.loads(ask("--json").stdout)["notices"]}

    assert notices["UK4"]["by"] == "2026-11-02"
    assert notices["UK5"]["state"] == "not_needed"


def test_a_draft_says_what_is_still_to_be_written(ask):
    finished = ask("--draft", "uk4")

    assert "27 November 2026 at 12:00" in finished.stdout
    assert "- Award criteria: write criteria with their weights (s.23)." in finished.stdout


def test_a_package_of_open_contracting_data_is_valid(ask):
    package = json.loads(ask("--ocds", "UK6").stdout)

    (release,) = package["releases"]
    assert list(release_validator().iter_errors(release)) == []


@pytest.fixture
def ask_running(tmp_path, run_command):
    """A contract signed, with an invoice of which nobody said when it was paid."""
    write_procurement_folder(tmp_path / "p", plan(), (SIGNED,))
    write_contract_folder(
        tmp_path / "c", document(), [invoice("INV-1", date(2026, 10, 5), "100000")]
    )

    def run(*words):
        own = ("--contract", tmp_path / "c", "--on", "2026-11-22")
        return run_command("procurement", "notices", tmp_path / "p", *own, *words)

    return run


def test_while_the_contract_runs_each_time_is_listed_with_its_day(ask_running):
    listed = ask_running()
    assert "While the contract runs" in listed.stdout
    found = {one["about"]: one for one in json.loads(ask_running("--json").stdout)["running"]}

    # thirty days beginning with 31 December; a year from 1 October; thirty from 30 September
    assert found["2026-q4"]["by"] == "2027-01-29"
    assert found["kpi-1"]["by"] == "2027-09-30"
    assert found["end"]["by"] == "2031-10-29"


def test_a_draft_of_the_running_contract_names_what_is_missing_and_what_to_check(ask_running):
    draft = ask_running("--draft", "uk8", "--about", "2026-q4").stdout
    assert "INV-1 of 5 October 2026 (£120,000.00)" in " ".join(draft.split())
    assert "Procurement (Amendment) Regulations 2026" in draft
    (release,) = json.loads(ask_running("--ocds", "UK11").stdout)["releases"]
    assert list(release_validator().iter_errors(release)) == []
    assert ask_running("--draft", "UK8", "--about", "2027-q1").exit_code == 3
    assert ask_running("--ocds", "UK17").exit_code == 3
    assert ask_running("--draft", "UK10").exit_code == 3


def test_an_unknown_notice_and_two_questions_at_once_are_refused(ask):
    assert ask("--draft", "UK99").exit_code == 3
    assert ask("--draft", "UK4", "--json").exit_code == 2
