"""The answer as JSON: described by its schema, complete, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace

import jsonschema
import pytest

from counterfoil.appraisal import results
from counterfoil.reports.answer_json import answer_schema, to_json
from counterfoil.reports.stated_figures import stated_figures
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED

FIGURES = stated_figures(CASE)


def test_the_answer_is_as_the_schema_says():
    jsonschema.Draft202012Validator.check_schema(answer_schema())

    document = json.loads(to_json(APPRAISAL, NOT_REVIEWED, FIGURES))

    jsonschema.Draft202012Validator(answer_schema()).validate(document)


def test_an_answer_without_chance_is_as_the_schema_says_too():
    answer = replace(APPRAISAL, chances=None, objectives=None, tornado=())

    document = json.loads(to_json(answer, NOT_REVIEWED, FIGURES))

    jsonschema.Draft202012Validator(answer_schema()).validate(document)


def test_the_schema_describes_every_field_of_every_result():
    definitions = answer_schema()["$defs"]
    for name in dir(results):
        kind = getattr(results, name)
        if is_dataclass(kind) and kind.__module__ == results.__name__:
            described = set(definitions[kind.__name__]["required"])
            assert {field.name for field in fields(kind)} <= described, kind.__name__


def test_the_same_answer_gives_the_same_bytes_with_sorted_keys():
    one = to_json(APPRAISAL, NOT_REVIEWED, FIGURES)
    other = to_json(replace(APPRAISAL), NOT_REVIEWED, FIGURES)

    assert one == other
    document = json.loads(one)
    assert list(document) == sorted(document)
    assert list(document["appraisal"]) == sorted(document["appraisal"])


def test_a_float_reads_back_as_itself():
    third = replace(APPRAISAL.options[0], npv_gbp=-1 / 3)
    answer = replace(APPRAISAL, options=(third, *APPRAISAL.options[1:]))

    document = json.loads(to_json(answer, NOT_REVIEWED, FIGURES))

    assert document["appraisal"]["options"][0]["npv_gbp"] == -1 / 3


def test_what_a_result_works_out_is_in_the_file():
    document = json.loads(to_json(APPRAISAL, NOT_REVIEWED, FIGURES))["appraisal"]

    # 900,000 × (1 + 0.966184 + 0.933511 + 0.901943) = 3,421,474.20
    charge = document["options"][2]["lines"][0]
    assert charge["present_value_gbp"] == pytest.approx(-3_421_474.2)
    assert document["tornado"][0]["swing_gbp"] == 752_724.0
    assert document["switching_values"][1]["change_share"] is None


def test_who_reviewed_it_and_what_it_rests_on_are_in_the_file():
    document = json.loads(to_json(APPRAISAL, NOT_REVIEWED, FIGURES))

    assert document["review"] == "Not reviewed"
    assert document["figure_counts"] == {
        "assumed": 2,
        "derived": 1,
        "illustrative": 5,
        "published": 3,
    }
    assert len(document["figures"]) == 11


def test_a_number_that_is_not_finite_is_never_written():
    endless = replace(APPRAISAL.options[0], npv_gbp=float("inf"))

    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(replace(APPRAISAL, options=(endless,)), NOT_REVIEWED, FIGURES)


def test_a_marking_is_in_the_file_and_as_the_schema_says():
    document = json.loads(to_json(APPRAISAL, NOT_REVIEWED, FIGURES, marking="OFFICIAL"))

    jsonschema.Draft202012Validator(answer_schema()).validate(document)
    assert document["marking"] == "OFFICIAL"
    assert "marking" not in json.loads(to_json(APPRAISAL, NOT_REVIEWED, FIGURES))
