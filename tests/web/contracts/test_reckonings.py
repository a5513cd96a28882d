"""Statements kept in memory are those of what is known now."""

from datetime import UTC, date, datetime

from counterfoil_web.contracts.reckonings import ledger_of
from tests.fixtures.contracts import volume
from tests.web.contracts.conftest import APRIL, add_row

ON = date(2026, 11, 22)


def test_one_ledger_one_statement(contract_seen_by):
    with contract_seen_by("auditor") as (_, contract):
        ledger = ledger_of(contract, ON)
        assert ledger.first_open == APRIL
        assert ledger.statement(APRIL).total_gbp == 217_200
        assert ledger.statement(APRIL) is ledger_of(contract, ON).statement(APRIL)
        assert ledger.closed_month(APRIL) is None


def test_a_record_more_makes_it_another(contract_seen_by, world):
    with contract_seen_by("contract_manager") as (_, contract):
        before = ledger_of(contract, ON).statement(APRIL)
        add_row(
            contract,
            volume("2026-04", 900, id="mended", supersedes="v-2026-04"),
            world.people["contract_manager"],
            world.organisations["force"],
            datetime(2026, 6, 1, tzinfo=UTC),
        )
        after = ledger_of(contract, ON).statement(APRIL)
        early = ledger_of(contract, date(2026, 5, 31)).statement(APRIL)
    assert (before.net_gbp, after.net_gbp, early.net_gbp) == (181_000, 172_500, 181_000)
