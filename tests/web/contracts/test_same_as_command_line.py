"""The command line and the web give one statement of one month: its sum and its fingerprint."""

from __future__ import annotations

import json
from datetime import date

import pytest

from counterfoil.contract.statements import close
from counterfoil.contractfile.closed_json import fingerprint
from counterfoil.contractfile.folder import write_contract_folder
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.closing import close_month, propose_close
from counterfoil_web.contracts.forecast_store import forecast_of
from counterfoil_web.contracts.negotiation_store import AGREED, choice_of, looked_at, tried_of
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.store import records_of

APRIL = Month(2026, 4)
JUNE = date(2026, 6, 1)


@pytest.fixture
def folder(tmp_path, contract_seen_by):
    """What the web holds of the contract, written out as a folder."""
    with contract_seen_by("contract_manager") as (_, contract):
        document = ledger_of(contract, JUNE).document
        write_contract_folder(tmp_path / "contract", document, records_of(contract))
    return tmp_path / "contract"


def test_a_statement_is_the_same_by_either_door(folder, contract_seen_by, run_command):
    finished = run_command("contract", "statement", folder, "2026-04", "--on", JUNE, "--json")
    values = json.loads(finished.stdout)

    with contract_seen_by("contract_manager") as (_, contract):
        ledger = ledger_of(contract, JUNE)
        made = ledger.statement(APRIL)
        would = close(ledger.document, made)
        assert values["total_gbp"] == f"{made.total_gbp:f}"
        assert values["fingerprint"] == fingerprint(contract.key, would)
    # 100,000 + 1,000 x 85 less 4,000 is 181,000, and a fifth of it.
    assert values["total_gbp"] == "217200.00"


def test_the_next_month_and_the_terms_tried_are_the_same_by_either_door(
    folder, contract_seen_by, run_command
):
    told = run_command("contract", "forecast", folder, "--on", JUNE, "--json")
    forecast = json.loads(told.stdout)
    told = run_command("contract", "backtest", folder, "--trials", "20", "--json")
    tried = json.loads(told.stdout)

    with contract_seen_by("contract_manager") as (seen, contract):
        found = forecast_of(ledger_of(contract, JUNE))
        looked = looked_at(tried_of(choice_of(seen, contract), AGREED, contract.key))
    assert forecast["total_gbp"] == f"{found.statement.total_gbp:f}" == "217200.00"
    assert tried["net_gbp"] == f"{looked.past.net_gbp:f}" == "1291000.00"
    assert tried["largest_deduction"]["month_gbp"] == f"{looked.largest.month_gbp:f}" == "4000.00"
    assert [one["what"] for one in tried["contradictions"]] == [
        one.what for one in looked.contradictions
    ]


def test_a_closed_month_is_kept_the_same_by_either_door(
    folder, contract_seen_by, run_command, monkeypatch
):
    with contract_seen_by("contract_manager") as (seen, contract):
        proposal = propose_close(seen, contract, APRIL, "")
    with contract_seen_by("finance_officer") as (seen, contract):
        row = close_month(seen, contract, APRIL, proposal.fingerprint)
    monkeypatch.setattr("counterfoil.cli.contract_months.today", lambda: row.made_on)

    finished = run_command(
        *("contract", "close", folder, "2026-04"),
        *("--proposed-by", "Contract manager", "--closed-by", "Finance officer"),
    )

    assert finished.exit_code == 0
    kept = (folder / "closed" / "2026-04.json").read_text(encoding="utf-8")
    assert kept == row.document
