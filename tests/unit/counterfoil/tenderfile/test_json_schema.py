"""The schema of plan.yaml takes what its reader takes, and refuses what it refuses."""

from __future__ import annotations

import pytest
import yaml
from jsonschema import Draft7Validator

from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.contractfile.json_schema import parts_of_kind
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.tender.plan import Plan
from counterfoil.tenderfile.folder import FILE
from counterfoil.tenderfile.json_schema import plan_schema
from counterfoil.tenderfile.templates import TenderKind, example_of
from tests.fixtures.case_folders import changed
from tests.fixtures.editors import as_editors_read
from tests.fixtures.tenders import a_plan

TEXT = write_fields_yaml(a_plan())
SCHEMA = Draft7Validator(plan_schema())


def schema_takes(text: str) -> bool:
    return SCHEMA.is_valid(yaml.load(text, Loader=as_editors_read()))


def reader_takes(text: str) -> bool:
    plan, problems = read_fields_yaml(text, FILE, Plan)
    return plan is not None and not problems


def test_it_is_a_schema_and_each_part_has_a_name_of_its_own():
    Draft7Validator.check_schema(plan_schema())
    names = [one.__name__ for one in parts_of_kind(Plan)]
    assert len(names) == len(set(names)) == 1 + len(plan_schema()["definitions"])


@pytest.mark.parametrize("kind", TenderKind)
def test_every_plan_that_comes_with_it_passes_schema_and_reader(kind):
    text = (example_of(kind) / FILE).read_text(encoding="utf-8")

    assert reader_takes(text)
    assert list(SCHEMA.iter_errors(yaml.load(text, Loader=as_editors_read()))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: custody-2027", "id: custody 2027"),
        ("title: Custody services", "titel: Custody services"),
        ("title: Custody services", "title:"),
        ("bids_due: 2026-11-23 12:00", "bids_due: 2026-11-23"),
        ("weight: 40", "weight: 40%"),
        ("weight: 40", "weight: forty"),
        ("priced: yes", "priced: maybe"),
        ("by: quality", "by: beauty"),
        ("formula: lowest_over_price", "formula: cheapest"),
        ("formula: lowest_over_price", "formula: lowest_over_price\n  trials: 1.5"),
        ("formula: lowest_over_price", "formula: lowest_over_price\n  colour: red"),
        ("divergence:\n  marks_apart: 2", "divergence: 2"),
        ("ties:\n", "ties: quality\nlots:\n"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(old, new):
    text = changed(TEXT, old, new)

    assert not reader_takes(text)
    assert not schema_takes(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Custody services", "title: 2027"),
        ("bids_due: 2026-11-23 12:00", 'bids_due: "2026-11-23T12:00"'),
        ("weight: 40", "weight: 80/2"),
        ("weight: 40", 'weight: "40.0"'),
        ("priced: yes", "priced: true"),
        ("divergence:\n  marks_apart: 2", "divergence:"),
        ("formula: lowest_over_price", "formula: lowest_over_price\n  trials:"),
    ],
)
def test_what_the_reader_takes_the_schema_takes(old, new):
    text = changed(TEXT, old, new)

    assert reader_takes(text)
    assert schema_takes(text)
