"""A comparison of two cases as JSON."""

from __future__ import annotations

import json

from counterfoil.reports.answer_json import plain
from counterfoil.reports.comparison import Comparison


def comparison_json(comparison: Comparison) -> str:
    """The whole comparison as JSON text; equal comparisons give equal bytes.

    Amounts end in `_gbp`. For each option the effects and `together_gbp` add up to `change_gbp`.
    """
    document = {
        "schema": "counterfoil/comparison",
        "schema_version": 1,
        "preferred_changes": comparison.preferred_changes,
        **plain(comparison),
        "options": [
            {**plain(option), "change_gbp": option.change_gbp} for option in comparison.options
        ],
        "effects": [
            {
                **plain(effect),
                "edits": [{**plain(edit), "words": edit.words} for edit in effect.edits],
            }
            for effect in comparison.effects
        ],
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return f"{text}\n"
