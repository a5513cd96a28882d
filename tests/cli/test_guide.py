from __future__ import annotations

import json

import pytest


def test_the_list_is_the_default(run_command):
    plain = run_command("guide")

    assert (plain.exit_code, plain.stderr) == (0, "")
    assert "Part One: Developing strategy and objectives" in plain.stdout
    assert "90 questions." in plain.stdout
    assert "own synthesis" in plain.stdout
    assert plain.stdout == run_command("guide", "list").stdout


def test_filters_work_before_and_after_list(run_command):
    before = run_command("guide", "--room", "contract", "--kind", "consultancy")
    after = run_command("guide", "list", "--room", "contract", "--kind", "consultancy")

    assert before.stdout == after.stdout
    assert "3 questions." in before.stdout
    assert "P4-K1" in before.stdout
    assert "Part One" not in before.stdout


def test_a_gate_says_what_it_decides_and_where_nothing_is_asked(run_command):
    said = run_command("guide", "--gate", "extend-or-exit", "--kind", "consultancy").stdout

    assert "Before extend, change or exit" in said
    assert "Nothing is asked here of consultancy before this decision." in said
    assert "P6-K1" in said


def test_a_gate_in_one_room(run_command):
    words = ("guide", "--gate", "signature", "--kind", "custody", "--room", "future", "--json")
    listed = json.loads(run_command(*words).stdout)

    assert {one["room"] for one in listed} == {"future"}
    assert all("signature" in one["gates"] for one in listed)


def test_the_list_as_json_says_whose_words_they_are(run_command):
    listed = json.loads(run_command("guide", "--kind", "custody", "--json").stdout)
    first = listed[0]

    assert first["id"] == "P1-C1"
    assert first["lessons"][0]["case"] == "sussex-custody-pfi-2001"
    assert first["evidence"][0]["sources"][0]["url"].startswith("https://")
    assert "own synthesis" in first["standing"]
    assert "marks" not in first


def test_show_one_question(run_command):
    said = run_command("guide", "show", "P1-B3").stdout

    assert "Which functions are in" in said
    assert "Police Reform Act 2002, section 39" in said
    assert "[lincolnshire-g4s-2012]" in said


def test_show_as_json(run_command):
    shown = json.loads(run_command("guide", "show", "P3-B1", "--json").stdout)

    assert shown["kind"] == "business"
    assert shown["laws"][1]["confidence"] == "recalled"


def test_gates(run_command):
    said = run_command("guide", "gates").stdout
    as_data = json.loads(run_command("guide", "gates", "--json").stdout)

    assert "extend-or-exit" in said
    assert [one["number"] for one in as_data] == [1, 2, 3, 4, 5, 6]
    assert "P4-K1" in as_data[3]["questions"]["consultancy"]


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (["--gate", "signature"], 2, "--gate needs --kind"),
        (["--gate", "never", "--kind", "custody"], 3, "there is no gate 'never'"),
        (["--room", "cellar"], 3, "there is no room 'cellar'"),
        (["--kind", "estate"], 2, "invalid choice"),
        (["show", "P1-B77"], 3, "there is no question 'P1-B77'"),
        (["--kind", "custody", "show", "P1-B1"], 2, "--kind before show has no meaning"),
        (["--room", "future", "gates"], 2, "--room before gates has no meaning"),
    ],
)
def test_mistakes_are_told(run_command, words, exit_code, told):
    finished = run_command("guide", *words)

    assert finished.exit_code == exit_code
    assert told in finished.stderr
    assert "mend:" in finished.stderr
