from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile import load_case_or_raise
from counterfoil.errors import UnreadableInput
from counterfoil.reports.answer_json import plain
from counterfoil.reports.answer_reading import read_answer
from tests.fixtures.hand_made_answer import APPRAISAL

EXAMPLES = sorted(
    (Path(str(resources.files("counterfoil"))) / "content" / "examples").glob("*/case.yaml")
)


def kept(appraisal):
    return json.loads(json.dumps(plain(appraisal)))


def test_an_answer_comes_back_equal():
    assert read_answer(kept(APPRAISAL)) == APPRAISAL


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda file: file.parent.name)
def test_the_answers_of_the_examples_come_back_equal(folder):
    made = appraise(load_case_or_raise(folder), trials=200)

    assert read_answer(kept(made)) == made


@pytest.mark.parametrize(
    "change", [{"years": ["2026"]}, {"title": 3}, {"options": [{}]}, {"kind": "war"}]
)
def test_what_is_no_answer_is_refused(change):
    with pytest.raises(UnreadableInput, match="work the case out anew"):
        read_answer({**kept(APPRAISAL), **change})
