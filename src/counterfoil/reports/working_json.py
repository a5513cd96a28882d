"""The working of one figure as JSON."""

from __future__ import annotations

import json

from counterfoil.appraisal.working import Working
from counterfoil.reports.answer_json import plain


def working_json(working: Working, review: str) -> str:
    """The whole tree as JSON text: label, value, unit, formula, basis, sources, note, inputs.

    review: `Not reviewed`, or who reviewed the case and when.
    """
    document = {
        "schema": "counterfoil/working",
        "schema_version": 1,
        "review": review,
        "working": plain(working),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return f"{text}\n"
