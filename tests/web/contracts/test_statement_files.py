"""A month's statement as it leaves."""

import json

from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.statement_files import (
    FILE_KINDS,
    OPEN_FORMAT,
    file_stem,
    paper_of,
)
from tests.web.contracts.conftest import APRIL


def test_the_paper_names_the_records_and_who_entered_them(contract_seen_by):
    with contract_seen_by("auditor") as (seen, contract):
        paper = paper_of(ledger_of(contract, seen.acting.today), APRIL)
        assert f"{paper.total_gbp}" == "217200.00"
        assert paper.state.startswith("Open")
        found = next(one for one in paper.records if one.id == "v-2026-04")
        assert found.entered.startswith("1 May 2026 by ")
        assert "count 1000" in found.words


def test_a_month_without_a_figure_says_what_is_missing(contract_seen_by):
    with contract_seen_by("auditor") as (seen, contract):
        paper = paper_of(ledger_of(contract, seen.acting.today), APRIL + 7)
        assert paper.missing
        assert "not all final" in paper.state


def test_the_name_says_whose_it_is(contract):
    assert file_stem(contract, APRIL) == "Example contract 2026-04 statement"
    contract.illustrative = "Made up."
    assert file_stem(contract, APRIL).endswith("illustrative")


def test_the_file_of_an_open_month_says_so(contract_seen_by):
    with contract_seen_by("auditor") as (seen, contract):
        ledger = ledger_of(contract, seen.acting.today)
        values = json.loads(FILE_KINDS["json"].made(ledger, APRIL))
        assert values["format"] == OPEN_FORMAT
        assert values["total_gbp"] == "217200.00"
        assert "closed_on" not in values
