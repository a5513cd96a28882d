from __future__ import annotations

import json
from dataclasses import replace

import pytest

from counterfoil import __version__
from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.folder_update import write_case
from counterfoil.casefile.workbook_writer import workbook_bytes
from counterfoil.reports.saved_runs import save_run
from tests.fixtures.two_year_case import two_year_case


@pytest.fixture
def versions(tmp_path):
    """Two versions of a case in two folders."""
    before, after = tmp_path / "before", tmp_path / "after"
    write_case(before, two_year_case())
    write_case(after, two_year_case(rate=9.0, volume=12.0))
    return before, after


def test_each_change_and_what_it_did(versions, run_command):
    # Reckoned by hand in tests/unit/counterfoil/reports/test_comparison.py.
    finished = run_command("compare", *versions)

    assert finished.exit_code == 0
    assert "it CHANGES from A partner to Carry on as now" in finished.stdout
    lines = {line.split("  ")[0]: line for line in finished.stdout.splitlines()}
    assert "−19.66" in lines["lines partner/charge: amount: 8 → 9"]
    assert "−31.46" in lines["drivers units: value: 10 → 12"]
    assert "−3.93" in lines["changes acting together"]
    assert "−55.05" in lines["all of it"]


def test_it_says_whether_each_case_was_reviewed(versions, run_command):
    words = " ".join(run_command("compare", *versions).stdout.split())
    read = json.loads(run_command("compare", *versions, "--json").stdout)

    assert words.split(" preferred ")[0].count("Not reviewed") == 2
    assert read["before"]["review"] == read["after"]["review"] == "Not reviewed"


def test_a_folder_and_a_workbook_of_the_same_case_do_not_differ(versions, run_command, tmp_path):
    book = tmp_path / "case.xlsx"
    book.write_bytes(workbook_bytes(two_year_case()))
    finished = run_command("compare", versions[0], book)

    assert finished.exit_code == 0
    assert "Nothing that the cases state has changed" in finished.stdout


def test_a_saved_run_is_compared_with_the_seed_it_had(versions, run_command, tmp_path):
    case = two_year_case()
    answer = appraise(case, trials=50, seed=7, fingerprint=case_fingerprint(case))
    run = save_run(case, answer, "Not reviewed", tmp_path / "runs").path
    finished = run_command("compare", run, versions[0])

    assert finished.exit_code == 0
    assert "seed: 7 → 3" in finished.stdout
    assert "case: simulation.trials: 50 → 200" in finished.stdout


def test_a_run_of_another_engine_is_said(versions, run_command, tmp_path):
    case = two_year_case()
    answer = appraise(case, simulate=False, fingerprint=case_fingerprint(case))
    older = replace(answer, identity=replace(answer.identity, engine_version="0.0.9"))
    run = save_run(case, older, "Not reviewed", tmp_path / "runs").path
    finished = run_command("compare", run, versions[0])

    assert f"engine: 0.0.9 → {__version__}" in finished.stdout
    assert "Nothing that the cases state has changed" in finished.stdout


def test_json(versions, run_command):
    read = json.loads(run_command("compare", *versions, "--json").stdout)

    assert read["together_gbp"]["partner"] == -3.93
    assert read["after"]["preferred"] == "now"


def test_ranges_with_simulate(versions, run_command):
    finished = run_command("compare", *versions, "--simulate", "--trials", "50")

    assert finished.exit_code == 0
    assert "P10 / P50 / P90 before" in finished.stdout


def test_problems_say_in_which_case_they_are(versions, run_command):
    (versions[1] / "lines.csv").unlink()
    finished = run_command("compare", *versions)

    assert finished.exit_code == 3
    assert f"{versions[1]}, lines.csv: there is no such file" in finished.stderr
    assert finished.stdout == ""


def test_a_case_that_is_not_there(versions, run_command, tmp_path):
    finished = run_command("compare", versions[0], tmp_path / "none")

    assert finished.exit_code == 3
    assert "there is no such case" in finished.stderr
