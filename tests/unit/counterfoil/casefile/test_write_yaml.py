from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.casefile.case_yaml import read_case_yaml
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.write_yaml import write_case_yaml
from counterfoil.casefile.written_case import written_case
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def case(tmp_path):
    return load_case_or_raise(write_small_case(tmp_path))


def test_the_file_names_its_schema_and_keeps_the_order_of_the_fields(case):
    lines = write_case_yaml(written_case(case)).splitlines()

    assert lines[:4] == [
        "# yaml-language-server: $schema=case.schema.json",
        "id: small-case",
        "title: Custody in Dyfed-Powys ac Ynys Môn",
        "kind: custody",
    ]
    assert "  - id: prices" in lines
    assert "    rate: 0.02" in lines
    assert "years: 3" in lines


def test_paragraphs_are_written_as_people_write_them(case):
    text = write_case_yaml(written_case(replace(case, purpose="First.\nSecond.")))

    assert "purpose: |-\n  First.\n  Second.\n" in text


@pytest.mark.parametrize(
    "purpose",
    ["a: b", "- x", "yes", "null", "'", " x ", "x\n\n y\n", "2017-04-01", "é\u2028x", "#"],
)
def test_awkward_text_reads_back(case, purpose):
    text = write_case_yaml(written_case(replace(case, purpose=purpose)))
    fields, _, problems = read_case_yaml(text)

    assert problems == ()
    assert fields.cells["purpose"].text == purpose


@pytest.mark.parametrize("rate", [1e-7, 1e22, -2.5e-300, 0.1])
def test_numbers_of_any_size_are_numbers_to_any_reader(case, rate):
    import yaml

    changed = replace(case, indices=(replace(case.indices[0], rate=rate),))
    document = yaml.safe_load(write_case_yaml(written_case(changed)))

    assert document["indices"][0]["rate"] == rate
