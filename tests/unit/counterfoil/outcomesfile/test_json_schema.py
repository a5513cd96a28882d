"""The schemas take what the reader takes, and refuse what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from counterfoil.content import example_outcomes
from counterfoil.outcomesfile.json_schema import outcomes_schemas

ROOT = Path(example_outcomes.__path__[0])
EXAMPLES = sorted(ROOT.glob("*/outcomes.yaml")) + sorted(ROOT.glob("*/next.yaml"))


def read(path: Path):
    """As an editor reads it: days are text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def faults(name: str, document) -> list[str]:
    schema = outcomes_schemas()[f"{name}.schema.json"]
    Draft7Validator.check_schema(schema)
    return [one.message for one in Draft7Validator(schema).iter_errors(document)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_the_examples_are_taken(path):
    document = {
        name: int(value) if name in ("years", "extensions_taken") else value
        for name, value in read(path).items()
    }
    if isinstance(times := document.get("lead_times"), dict):
        for name, value in times.items():
            times[name] = int(value) if str(value).isdigit() else value
    assert faults(path.stem, document) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"kind": "leasing"}, "is not one of"),
        ({"as_at": "25 August 2019"}, "does not match"),
        ({"optoin": "partner"}, "was unexpected"),
        ({"id": None}, "is not of type"),
        ({"moves": [{"line": "now"}]}, "not valid under any"),
    ],
)
def test_what_the_reader_refuses_is_refused(changed, words):
    document = {**read(ROOT / "cleveland-custody-2017" / "outcomes.yaml"), **changed}
    (fault,) = faults("outcomes", document)
    assert words in fault


def test_a_field_that_is_missing_is_told():
    assert "'author' is a required property" in faults("next", {})
