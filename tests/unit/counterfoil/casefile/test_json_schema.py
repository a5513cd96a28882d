from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

import counterfoil
from counterfoil.casefile.folder import read_folder
from counterfoil.casefile.json_schema import case_schema, schema_text, schemas, table_schema
from counterfoil.casefile.rows_to_case import read_case
from counterfoil.casefile.tables import TABLES
from counterfoil.casefile.written_case import written_case
from tests.fixtures.case_folders import CASE_YAML, changed, write_small_case
from tests.fixtures.editors import as_editors_read

PUBLISHED = Path(counterfoil.__file__).parent / "casefile" / "schemas"
CONTENT = Path(counterfoil.__file__).parent / "content"
CASES = sorted(path.parent for path in CONTENT.glob("*/*/case.yaml"))


def schema_accepts(text: str) -> bool:
    return Draft7Validator(case_schema()).is_valid(yaml.load(text, Loader=as_editors_read()))


def reader_accepts(folder, text: str) -> bool:
    fields, tables, problems = read_folder(write_small_case(folder, case_yaml=text))
    return not problems and not read_case(fields, tables).problems


@pytest.mark.parametrize("name", schemas())
def test_schemas_are_sound_and_those_published_are_those_made(name):
    Draft7Validator.check_schema(schemas()[name])
    assert (PUBLISHED / name).read_text(encoding="utf-8") == schema_text(schemas()[name])


def test_no_other_schema_is_published():
    assert {path.name for path in PUBLISHED.iterdir()} == set(schemas())


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_every_case_that_comes_with_it_passes_schema_and_reader(folder):
    fields, tables, problems = read_folder(folder)
    read = read_case(fields, tables)

    assert (problems, read.problems) == ((), ())
    assert schema_accepts((folder / "case.yaml").read_text(encoding="utf-8"))
    for name, found in written_case(read.case).tables.items():
        schema = Draft7Validator(table_schema(TABLES[name]))
        for row in found:
            schema.validate(dict(row.values))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: small-case", "id: small case"),
        ("id: small-case", "id: a/b"),
        ("title: Cus", "titel: Cus"),
        ("kind: custody", "kind: cells"),
        ("stage: OBC", "stage: obc"),
        ("author: author", "author: true"),
        ("author: author", 'author: ""'),
        ("author: author\n", ""),
        ("first_year: 2027-28", "first_year: 2027"),
        ("first_year: 2027-28", "first_year: 2027/28"),
        ("years: 3", 'years: "3"'),
        ("years: 3", "years: 2.5"),
        ("years: 3", "years: 0"),
        ("years: 3", "years: 126"),
        ("years: 3", "years: [3]"),
        ("years: 3", "years: 3\nmonthly_detail: maybe"),
        ("years: 3", "years: 3\ncolour: red"),
        ("years: 3", "years: 3\nsimulation: {sed: 1}"),
        ("years: 3", "years: 3\nsimulation: 5"),
        ("years: 3", "years: 3\nnarrative: {legal: x}"),
        ("years: 3", "years: 3\ndrivers: []"),
        ("rate: 0.02", "rate: 2%"),
        ("rate: 0.02", 'rate: "0.02"'),
        ("rate: 0.02", "rate: 0.02, uncertainty: 5"),
        ("rate: 0.02", "rate: 0.02, uncertainty: about(1)"),
        ("rate: 0.02", "rate: 0.02, basis: guessed"),
        ("role: partner", "role: Partner"),
        ("role: partner", "rolle: partner"),
        ("{id: force, title: The force, kind: force}", "force"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path, old, new):
    text = changed(CASE_YAML, old, new)

    assert not reader_accepts(tmp_path, text)
    assert not schema_accepts(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("years: 3", "years: 3\nversion: 1.10"),
        ("years: 3", "years: 3\nmonthly_detail: yes"),
        ("years: 3", "years: 3\nmonthly_detail: true"),
        ("years: 3", "years: 3\nsimulation: {trials: 1000}"),
        ("years: 3", "years: 3\nnarrative:"),
        ("years: 3", "years: 3\ndelays: []"),
        ('"2026"', "2026"),
        ("rate: 0.02", "rate: 2.0e-2"),
        ("rate: 0.02", "rate: ~"),
        ("rate: 0.02", "rate: 0.02, sources: [a, b]"),
        ("rate: 0.02", 'rate: 0.02, uncertainty: "uniform(low=0, high=1)"'),
        ("id: small-case", "id: ynys-môn"),
    ],
)
def test_what_the_reader_takes_the_schema_takes(tmp_path, old, new):
    text = changed(CASE_YAML, old, new)

    assert reader_accepts(tmp_path, text)
    assert schema_accepts(text)


@pytest.mark.parametrize(
    ("cells", "valid"),
    [
        ({"amount_kind": "flat", "amount": 5}, True),
        ({"amount_kind": "flat"}, False),
        ({"amount_kind": "flat", "amount": 5, "driver": "d"}, False),
        ({"amount_kind": "one_off", "amount": 5, "start": "2027-28"}, True),
        ({"amount_kind": "one_off", "amount": 5}, False),
        ({"amount_kind": "list", "profile": "p"}, True),
    ],
)
def test_a_line_states_what_its_kind_of_amount_needs(cells, valid):
    row = {"option": "p", "id": "x", "title": "X", "heading": "charge", "body": "force", **cells}

    assert Draft7Validator(table_schema(TABLES["lines"])).is_valid(row) is valid


def test_rows_with_years_take_years_and_months_alone():
    schema = Draft7Validator(table_schema(TABLES["profiles"]))
    row = {"id": "p", "title": "P", "2027-28": 5, "2027-04": 1}

    assert schema.is_valid(row)
    assert not schema.is_valid({**row, "2027": 5})
    assert not schema.is_valid({**row, "2028-29": "5"})


def test_the_schema_is_plain_json():
    assert json.loads(schema_text(case_schema())) == case_schema()
