"""`counterfoil procurement notices`."""

from __future__ import annotations

import json

import pytest

from counterfoil.procurementfile.folder import write_procurement_folder
from tests.fixtures.ocds_schema import release_validator
from tests.fixtures.procurement_plans import a_plan


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


def test_an_unknown_notice_and_two_questions_at_once_are_refused(ask):
    assert ask("--draft", "UK99").exit_code == 3
    assert ask("--draft", "UK4", "--json").exit_code == 2
