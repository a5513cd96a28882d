from __future__ import annotations

import json

import pytest

from counterfoil.appraisal.working import explain
from counterfoil.quantities.years import FinancialYear
from counterfoil.reports.working_json import working_json
from tests.fixtures.two_year_case import two_year_case


def leaves(working):
    below = working["inputs"]
    return [leaf for item in below for leaf in leaves(item)] if below else [working]


def test_the_tree_goes_down_to_the_stated_figures_with_their_sources():
    # 8 × 10 / 1.035 in the second year.
    working = explain(two_year_case(), "partner", "charge", FinancialYear(2026))
    document = json.loads(working_json(working, "Not reviewed"))
    read = document["working"]
    amount = next(leaf for leaf in leaves(read) if leaf["label"] == "amount")

    assert document["review"] == "Not reviewed"
    assert read["value"] == pytest.approx(-80 / 1.035)
    assert (amount["value"], amount["unit"], amount["basis"]) == (8.0, "£ per unit", "published")
    assert amount["sources"][0]["url"] == "https://example.org/accounts"
    assert amount["note"] == "page 12"
