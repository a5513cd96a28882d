"""`counterfoil outcomes next` on the example partnerships."""

from __future__ import annotations

import json

import pytest

from counterfoil.casefile import load_case_or_raise
from tests.architecture.repository import LIBRARY

EXAMPLES = LIBRARY / "content" / "example_outcomes"


def test_the_page_tells_days_routes_hand_back_and_lessons(run_command):
    folder = EXAMPLES / "cleveland-custody-2017"
    finished = run_command("outcomes", "next", folder, "--no-simulation")

    assert finished.exit_code == 0
    said = finished.stdout
    assert "The contract ends on 2020-06-30." in said
    assert "Extend by 24 months  2019-10-31  2019-12-31    in time" in said
    assert "no option to share with others" in " ".join(said.split())
    assert "Custody suites, which the force owns  not coming" in said
    assert "A shorter term leaves room for falling demand (future; reviewed; not shared)" in said


def test_a_consultancy_answers_what_we_got_for_it(run_command):
    said = run_command("outcomes", "next", EXAMPLES / "ammanford-consultancy-2013").stdout

    assert "What did we get for it?" in said
    assert "Leading talks with a lender: tested only while the consultants were there" in said
    assert "next.yaml does not say yet" in said


def test_the_next_case_is_written_once_and_is_a_case_like_any_other(run_command, tmp_path):
    folder, new = EXAMPLES / "cleveland-custody-2017", tmp_path / "next"
    words = ("outcomes", "next", folder, "--no-simulation", "--write-case", new, "--json")
    finished = run_command(*words)

    assert json.loads(finished.stdout)["what_next"]["routes"][0]["id"] == "extend"
    assert [one.id for one in load_case_or_raise(new).options] == [
        "extend",
        "recompete",
        "in-house",
    ]
    assert run_command(*words).exit_code == 3


def test_there_is_no_next_case_before_anything_is_said_of_it(run_command, tmp_path):
    folder = EXAMPLES / "ammanford-consultancy-2013"
    finished = run_command("outcomes", "next", folder, "--write-case", tmp_path / "next")

    assert finished.exit_code == 4
    assert "say in next.yaml" in finished.stderr


@pytest.mark.parametrize("name", ["lincolnshire-business-2012", "cleveland-custody-2017"])
def test_every_example_that_plans_on_has_an_answer(run_command, name):
    finished = run_command("outcomes", "next", EXAMPLES / name, "--trials", "200")

    assert finished.exit_code == 0
    assert "% of the trials" in finished.stdout
