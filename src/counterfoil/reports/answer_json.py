"""The answer as JSON: all of it, the same bytes for the same answer.

`schemas/answer.schema.json` describes it. Amounts of money end in `_gbp` and are signed as in
`Appraisal`; shares and chances run from 0 to 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

from counterfoil.appraisal.results import Appraisal
from counterfoil.quantities.years import FinancialYear
from counterfoil.reports.stated_figures import StatedFigure, counts_by_basis

SCHEMA_VERSION = 1

# What a result works out from its own fields, and a reader of the file would miss.
_PROPERTIES = {
    "LineResult": ("present_value_gbp",),
    "BodyCash": ("first_year_effect_gbp", "worst_year_effect_gbp"),
    "TornadoBar": ("swing_gbp",),
    "SwitchingValue": ("change_share",),
}


def to_json(
    appraisal: Appraisal, review_text: str, figures: Iterable[StatedFigure], *, marking: str = ""
) -> str:
    """The answer, who reviewed it and the figures that it rests on, as JSON text.

    marking: the protective marking; left out when there is none.

    Keys are sorted and numbers written so that they read back as the same float; equal answers
    give equal bytes. Raises: ValueError when a number is not finite, which no answer holds.
    """
    stated = tuple(figures)
    document = {
        "schema": "counterfoil/answer",
        "schema_version": SCHEMA_VERSION,
        "review": review_text,
        **({"marking": marking} if marking else {}),
        "figure_counts": {str(k): count for k, count in counts_by_basis(stated).items()},
        "figures": [plain(figure) for figure in stated],
        "appraisal": plain(appraisal),
    }
    return _written(document)


def _written(document: Mapping[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return f"{text}\n"


def plain(value: object) -> Any:
    """A result as what JSON knows: objects, lists, text, numbers, true, false and null.

    >>> plain({FinancialYear(2026): (1.5, None)})
    {'2026-27': [1.5, None]}
    """
    match value:
        case Enum() | FinancialYear():
            return str(value)
        case str() | bool() | None:
            return value
        case int():
            return int(value)
        case float():
            return float(value)
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case tuple() | list():
            return [plain(item) for item in value]
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        names += _PROPERTIES.get(type(value).__name__, ())
        return {name: plain(getattr(value, name)) for name in names}
    raise TypeError(f"{type(value).__name__} has no form in JSON")


@cache
def answer_schema() -> Mapping[str, Any]:
    """The published JSON Schema of the answer."""
    file = resources.files("counterfoil.reports") / "schemas" / "answer.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
