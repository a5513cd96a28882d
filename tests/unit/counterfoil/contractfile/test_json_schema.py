"""The schema of a document says of each field what its reader takes."""

from __future__ import annotations

import pytest
from jsonschema import Draft7Validator

from counterfoil.contract.indexation import Indexation
from counterfoil.contractfile.json_schema import document_schema

CLAUSE = {
    "id": "pay",
    "title": "Pay",
    "clause": "Schedule 7",
    "series": "cpi",
    "base": "2026-04",
    "first_review": "2027-04",
}


def is_taken(**changed) -> bool:
    schema = document_schema(Indexation, "pay.schema.json", "A clause", "Of a contract.")
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema).is_valid({**CLAUSE, **changed})


@pytest.mark.parametrize(
    ("changed", "taken"),
    [
        ({}, True),
        ({"share": "1/3", "cap": "5%", "floor": 0.01}, True),
        ({"cap": None, "compounding": "no", "every_months": 12}, True),
        ({"share": "a third"}, False),
        ({"base": "2026-13"}, False),
        ({"every_months": 1.5}, False),
        ({"compounding": "sometimes"}, False),
        ({"id": "not an id"}, False),
        ({"title": None}, False),
        ({"stranger": 1}, False),
    ],
)
def test_each_field_takes_what_its_reader_takes(changed, taken):
    assert is_taken(**changed) is taken


def test_what_is_required_is_named():
    schema = document_schema(Indexation, "pay.schema.json", "A clause", "Of a contract.")
    assert schema["required"] == list(CLAUSE)
