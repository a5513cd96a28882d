from __future__ import annotations

import pytest

from counterfoil.casefile.case_yaml import read_case_yaml
from tests.fixtures.case_folders import CASE_YAML, changed


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in read_case_yaml(text)[2]]


def test_fields_lists_and_groups_are_read_with_their_lines():
    fields, tables, problems = read_case_yaml(CASE_YAML)

    assert problems == ()
    assert fields.cells["title"].where == "case.yaml, line 2, title"
    assert fields.text("editions.discount_rates") == "2026"
    assert [row.text("id") for row in tables["options"].rows] == ["as-now", "in-house", "partner"]
    assert tables["bodies"].rows[1].where == "case.yaml, line 15, bodies"


def test_a_list_of_ids_may_be_a_list():
    text = CASE_YAML.replace("rate: 0.02", "rate: 0.02, sources: [a, b]")
    _, tables, problems = read_case_yaml(text)

    assert problems == ()
    assert tables["indices"].rows[0].text("sources") == "a; b"


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("title: Cus", "titel: Cus", "case.yaml, line 2", "the case has no field 'titel'"),
        ("years: 3", "drivers: []", "case.yaml, line 8", "drivers has a file of its own"),
        (
            "editions:\n",
            "editions: 2026\nx:\n",
            "case.yaml, line 11",
            "editions is not a list of fields with values",
        ),
        (
            "role: partner",
            "rolle: partner",
            "case.yaml, line 21, options",
            "options has no column 'rolle'",
        ),
        ("years: 3", "years: [3]", "case.yaml, line 8, years", "years is not a single value"),
        (
            "years: 3",
            "simulation.seed: 3",
            "case.yaml, line 8",
            "the case has no field 'simulation.seed'",
        ),
        (
            "years: 3",
            "simulation: {sed: 3}",
            "case.yaml, line 8",
            "the case has no field 'simulation.sed'",
        ),
        (
            "  - {id: prices, title: Prices, rate: 0.02}",
            "  - prices",
            "case.yaml, line 17",
            "a record of indices is not a list of fields",
        ),
    ],
)
def test_faults_of_form_are_told(old, new, where, what):
    assert (where, what) in told(changed(CASE_YAML, old, new))


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "it is empty"), ("hello", "it is not a list of fields with values")],
)
def test_what_is_no_case_is_told(text, what):
    assert told(text) == [("case.yaml", what)]
    assert read_case_yaml(text)[0] is None


def test_an_empty_list_is_an_empty_table():
    _, tables, problems = read_case_yaml("delays:\nobjectives: []\n")

    assert problems == ()
    assert tables["delays"].rows == tables["objectives"].rows == ()
