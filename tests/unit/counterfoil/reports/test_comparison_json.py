from __future__ import annotations

import json

from counterfoil.reports.comparison import compare_cases
from counterfoil.reports.comparison_json import comparison_json
from tests.fixtures.two_year_case import two_year_case

COMPARISON = compare_cases(two_year_case(), two_year_case(rate=9.0, volume=12.0))


def test_the_rows_and_their_sum_are_there():
    read = json.loads(comparison_json(COMPARISON))
    option = next(option for option in read["options"] if option["id"] == "partner")

    assert option["change_gbp"] == -55.05
    assert read["together_gbp"]["partner"] == -3.93
    assert read["preferred_changes"] is True
    assert [effect["edits"][0]["words"] for effect in read["effects"]] == [
        "value: 10 → 12",
        "amount: 8 → 9",
    ]


def test_equal_comparisons_give_equal_text():
    assert comparison_json(COMPARISON) == comparison_json(COMPARISON)
