"""The register and its claims in words, from the custody example."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.outcomes.totals import register
from counterfoil.outcomesfile.folder import read_outcomes_folder
from counterfoil_web.operations.example_outcomes import ROOT
from counterfoil_web.outcomes.register_presenters import (
    CLAIM_COLUMNS,
    REGISTER_COLUMNS,
    benefit_rows,
    claim_rows,
    claims_file,
    register_file,
    state_of,
    totals_rows,
    year_rows,
)


@pytest.fixture(scope="module")
def found():
    return register(read_outcomes_folder(ROOT / "cleveland-custody-2017").ledger)


def test_three_numbers_stay_three(found):
    cash, _ = totals_rows(found)
    assert (cash.claimed, cash.certified, cash.banked) == ("£630,000", "£60,000", "£0")
    assert cash.certified_share == "10% of it is certified"  # 60 of 630 is 9.5%


def test_each_claim_says_where_it_stands(found):
    refused, part = claim_rows(found.claims)
    assert (refused.state, refused.certified) == ("Refused", "£0")
    assert refused.why.startswith("A press figure without a base")
    assert (part.state, part.claimed, part.certified) == (
        "Certified in part",
        "£360,000",
        "£60,000",
    )


def test_a_claim_is_banked_once_all_that_counts_left_a_budget(found):
    one = found.claims[1]
    assert state_of(replace(one, certification=None))[0] == "Waits for finance"
    banked = replace(one, counts=Fraction(0))
    assert state_of(banked)[0] == "Banked"
    assert state_of(replace(one, why_not="its owner certified it"))[0] == "Does not count"


def test_years_and_files_have_a_cell_for_each_column(found):
    (standing,) = found.benefits
    years = {row.year: row for row in year_rows(standing)}
    assert years["2018-19"].certified == "£60,000"
    (row,) = benefit_rows(found, ())
    assert (row.nature, row.has_ancestor, row.rag) == ("cash-releasing", True, "")
    (cells,) = register_file(found, ())
    assert len(cells) == len(REGISTER_COLUMNS)
    claims = claims_file(found)
    assert all(len(one) == len(CLAIM_COLUMNS) for one in claims)
    assert claims[1][5] == Decimal("360000.00")
