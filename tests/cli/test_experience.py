from __future__ import annotations

import json
import subprocess
import sys

import pytest


def test_the_list_is_the_default(run_command):
    plain = run_command("experience")

    assert plain.exit_code == 0
    assert plain.stderr == ""
    assert "30 partnerships" in plain.stdout
    assert plain.stdout == run_command("experience", "list").stdout


def test_filters_work_before_and_after_list(run_command):
    before = run_command("experience", "--kind", "custody", "--outcome", "ended-early")
    after = run_command("experience", "list", "--kind", "custody", "--outcome", "ended-early")

    assert before.stdout == after.stdout
    assert "cheshire-custody-pfi-2005" in before.stdout
    assert "1 partnership." in before.stdout


def test_a_stage_shows_its_lessons(run_command):
    said = run_command("experience", "--stage", "evaluation").stdout

    assert "Lessons on evaluation" in said
    assert "  + A structured review reached a unanimous decision" in said
    assert "  − 2022 healthcare award was challenged" in said


def test_the_list_as_json_keeps_conflicts_sources_and_confidence(run_command):
    finished = run_command("experience", "list", "--kind", "business", "--json")
    listed = {one["id"]: one for one in json.loads(finished.stdout)}

    lincolnshire = listed["lincolnshire-g4s-2012"]
    assert len(listed) == 9
    assert lincolnshire["savings_promised"]["gbp"] == 36_000_000
    assert len(lincolnshire["conflicts"]) == 5
    assert lincolnshire["confidence"] == "high"
    assert lincolnshire["promised_against_reported"]["comparable"] is True


def test_nothing_found_is_said_and_is_no_fault(run_command):
    words = ("experience", "--kind", "custody", "--outcome", "completed")
    finished = run_command(*words)

    assert (finished.exit_code, finished.stdout) == (0, "")
    assert "no partnership" in finished.stderr
    assert json.loads(run_command(*words, "--json").stdout) == []


def test_show_one_partnership(run_command):
    said = run_command("experience", "show", "cleveland-reliance-custody-2007").stdout

    assert "£2,074,000, non-cashable, period not stated" in said
    assert "Comparable  no." in said


def test_show_as_json(run_command):
    shown = json.loads(run_command("experience", "show", "met-sscl-2015", "--json").stdout)

    assert shown["value_gbp"] == 216_000_000
    assert shown["outcome_group"] == "renewed"


def test_a_reference_class_as_json(run_command):
    finished = run_command(
        *("experience", "reference-class", "--kind", "business"),
        *("--ratio", "reported-to-promised-saving", "--json"),
    )
    found = json.loads(finished.stdout)

    assert finished.exit_code == 0
    assert found["count"] == 2
    assert [round(one["readings"][0]["value"], 3) for one in found["cases"]] == [1.389, 1.4]
    assert found["ratio_of_sums"]["cautious"] == pytest.approx(75 / 62.6)
    assert len(found["left_out"]) == 7


def test_a_class_without_cases_has_no_answer_but_says_why(run_command):
    finished = run_command(
        *("experience", "reference-class", "--kind", "custody"),
        *("--ratio", "reported_to_promised_saving"),
    )

    assert finished.exit_code == 4
    assert "No case can be compared" in finished.stdout
    assert "They do not measure the same thing." in finished.stdout


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (("--kind", "catering"), 2, "'business', 'custody', 'consultancy'"),
        (("--stage", "lunch"), 2, "invalid choice"),
        (("--outcome", "good"), 2, "invalid choice"),
        (("--kind", "custody", "show", "met-sscl-2015"), 2, "--kind before show has no meaning"),
        (("show", "mfss"), 3, "name mfss-capgemini-2012"),
        (("reference-class", "--kind", "business"), 2, "--ratio"),
        (("reference-class", "--kind", "business", "--ratio", "profit"), 2, "invalid choice"),
    ],
)
def test_a_mistake_is_told_with_its_mend(run_command, words, exit_code, told):
    finished = run_command("experience", *words)

    assert finished.exit_code == exit_code
    assert finished.stdout == ""
    assert told in finished.stderr
    assert "mend: " in finished.stderr


def test_it_runs_as_a_program():
    program = "import sys; from counterfoil.cli.main import main; sys.exit(main(sys.argv[1:]))"
    finished = subprocess.run(
        [sys.executable, "-c", program, "experience", "--kind", "consultancy"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "8 partnerships" in finished.stdout
    assert "\x1b" not in finished.stdout
    assert finished.stderr == ""
