"""The guide on disk: YAML checked against its JSON Schema, each fault told with file and place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from counterfoil.errors import CounterfoilError

DATA_FOLDER = Path(__file__).parent / "data"
_SCHEMA_FILE = Path(__file__).parent / "schemas" / "guide.schema.json"


class BrokenGuideData(CounterfoilError):
    """A file of the guide that cannot be read, or says what cannot be."""


def broken(where: str, what: str) -> BrokenGuideData:
    """The fault of a data file, with the one way to mend it."""
    return BrokenGuideData(what=what, where=where, mend="correct the data file")


def read_checked(path: Path, shape: str) -> Mapping[str, Any]:
    """A YAML file that has the named shape of the schema. Raises BrokenGuideData."""
    import yaml

    try:
        raw = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise broken(path.name, str(error)) from error
    fault = next(_validator(shape).iter_errors(raw), None)
    if fault is not None:
        place = " ".join(str(step) for step in fault.absolute_path)
        raise broken(f"{path.name}{f', {place}' if place else ''}", fault.message)
    checked: Mapping[str, Any] = raw
    return checked


@cache
def _validator(shape: str) -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads(_SCHEMA_FILE.read_text(encoding="utf-8"))
    return Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{shape}"})
