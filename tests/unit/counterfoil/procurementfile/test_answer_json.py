"""The answer as JSON: closed by its schema, and silent about what is not released."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from counterfoil.procurement.registers import Answer, Participant, Question, Release
from counterfoil.procurement.timetable import timetable
from counterfoil.procurementfile.answer_json import procurement_answer, procurement_answer_schema
from tests.fixtures.procurement_plans import a_plan

ON = date(2026, 11, 23)
AT = datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 - London's time, as registers have it


def question(name, **more):
    return Question(id=name, entered_on=ON, asked_by="Bidder A", asked_at=AT, text=name, **more)


def answer(name):
    return Answer(id=f"a-{name}", entered_on=ON, question=name, answered_on=ON, text=f"re {name}")


def released(name):
    return Release(
        id=f"r-{name}", entered_on=ON, question=name, supplier="Bidder A", released_at=AT
    )


@pytest.fixture
def found():
    records = [
        Participant(id="p", entered_on=ON, supplier="Bidder A", joined_on=ON),
        *(question("one"), answer("one"), released("one")),
        *(question("two"), answer("two")),
        question("three", confidential=True, confidential_agreed="A secret of trade"),
        *(answer("three"), released("three")),
    ]
    made = timetable(a_plan())
    return json.loads(json.dumps(procurement_answer(made, records, ON)))


@pytest.fixture(scope="module")
def validator():
    Draft202012Validator.check_schema(procurement_answer_schema())
    return Draft202012Validator(procurement_answer_schema(), format_checker=FormatChecker())


def test_it_is_as_its_schema_says_and_nothing_more(found, validator):
    validator.validate(found)
    for broken in (
        {**found, "more": 1},
        {**found, "law": {**found["law"], "more": 1}},
        {**found, "steps": [{**found["steps"][0], "more": 1}]},
        {name: value for name, value in found.items() if name != "notices"},
    ):
        with pytest.raises(ValidationError):
            validator.validate(broken)


def test_it_tells_the_law_and_the_days(found):
    days = {one["id"]: one["on"] for one in found["steps"]}
    assert days["standstill"] == "2026-12-16"  # as the timetable's own test has it
    assert found["law"]["standing"] == "covered"
    assert {one["code"]: one["state"] for one in found["notices"]}["UK5"] == "not_needed"


def test_only_what_is_released_is_told_and_never_who_asked(found):
    told = {one["id"]: (one["question"], one["answer"]) for one in found["clarifications"]}
    assert told == {"one": ("one", "re one"), "two": ("", ""), "three": ("", "")}
    assert "Bidder A" not in json.dumps(found)
