"""Queries kept as they were sent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.reports.query_letter import QueriedDifference
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.query_store import (
    differences_of,
    letter_of,
    queries_of,
    send_query,
    settle_query,
    totals_of,
)
from counterfoil_web.contracts.reckonings import ledger_of
from tests.web.contracts.conftest import APRIL

MISSED = QueriedDifference(
    cause="Deduction missed",
    title="Calls",
    clause="Schedule 8, 2",
    invoiced_gbp=Decimal("0.00"),
    stated_gbp=Decimal("-4000.00"),
    why="it is due",
    working="= −£4,000.00",
)


def sent(seen, contract):
    ledger = ledger_of(contract, seen.acting.today)
    over = replace(MISSED, stated_gbp=Decimal("-0.10"))
    return ledger, send_query(seen, ledger, APRIL, ["INV-1"], [MISSED, over], " Call us. ")


def test_the_differences_come_back_exactly_as_they_were_sent(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        _, row = sent(seen, contract)
        assert differences_of(row)[0] == MISSED
        assert row.difference_gbp == Decimal("4000.10")
        assert row.note == "Call us."
        assert not row.was_closed


def test_a_query_is_settled_once(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        _, row = sent(seen, contract)
        settle_query(seen, contract, row.pk, Decimal("4000.00"), "Credit note 7")
        totals = totals_of(queries_of(contract))
        assert (totals.claimed_gbp, totals.settled_gbp) == (Decimal("4000.10"), Decimal("4000.00"))
        assert totals.open_gbp == 0
        with pytest.raises(InvalidValue, match="settled already"):
            settle_query(seen, contract, row.pk, Decimal(0), "Again")


def test_the_letter_names_both_parties(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        ledger, row = sent(seen, contract)
        letter = letter_of(ledger, APRIL, row.invoices, differences_of(row), is_closed=False)
        assert (letter.authority, letter.supplier) == ("Example force", "Supplier")
        assert letter.difference_gbp == row.difference_gbp


def test_who_may_not_record_figures_sends_none(contract_seen_by):
    with (
        contract_seen_by("finance_officer") as (seen, contract),
        pytest.raises(Refused),
    ):
        sent(seen, contract)
