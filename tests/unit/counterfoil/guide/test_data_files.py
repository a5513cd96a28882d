from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from counterfoil.guide import data_files
from counterfoil.guide.data_files import BrokenGuideData, broken, read_checked

GATES = "gates:\n- {slug: signature, name: Signature, short_name: S, decides: D, then: T}\n"


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "gates.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_of_the_right_shape_is_read(written):
    assert read_checked(written(GATES), "gates")["gates"][0]["slug"] == "signature"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("gates: [", "gates.yaml", "while parsing"),
        ("gates: 3", "gates.yaml, gates", "3 is not of type 'array'"),
        (
            GATES.replace("then: T", "then: T, than: U"),
            "gates.yaml, gates 0",
            "'than' was unexpected",
        ),
        (GATES.replace("decides: D", "decides: ' '"), "gates.yaml, gates 0 decides", "match"),
        (GATES.replace("slug: signature", "slug: Signed Off"), "gates 0 slug", "match"),
        ("other: []", "gates.yaml", "required property"),
    ],
)
def test_a_fault_is_told_with_its_place(written, text, where, what):
    with pytest.raises(BrokenGuideData) as caught:
        read_checked(written(text), "gates")

    assert where in caught.value.where
    assert what in caught.value.what
    assert caught.value.mend == "correct the data file"


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BrokenGuideData, match=r"absent\.yaml"):
        read_checked(tmp_path / "absent.yaml", "gates")


def test_the_fault_says_what_where_and_how_to_mend():
    assert str(broken("here", "wrong")) == "here: wrong\n  mend: correct the data file"


def test_the_schema_is_a_schema():
    path = Path(data_files.__file__).parent / "schemas" / "guide.schema.json"

    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
