"""Waivers: what may be waived, who may decide, and what it gave back."""

from decimal import Decimal

import pytest

from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import WaiverRequest
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.waiver_store import (
    ask_waiver,
    decide_waiver,
    deductions_of,
    register_of,
    sums_of,
    waivers_of,
)
from tests.web.contracts.conftest import APRIL


def asked(seen, contract, amount=None):
    ledger = ledger_of(contract, seen.acting.today)
    (deduction,) = deductions_of(ledger, APRIL)
    return ask_waiver(seen, ledger, APRIL, deduction, amount, "The exchange was down.")


def decided(seen, contract, row, *, approve=True):
    ledger = ledger_of(contract, seen.acting.today)
    return decide_waiver(seen, ledger, row.pk, approve=approve, answer="Ours.")


def test_the_deductions_of_a_month_may_be_waived(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        ledger = ledger_of(contract, seen.acting.today)
        (found,) = deductions_of(ledger, APRIL)
        assert (found.of, found.amount_gbp) == ("calls", Decimal("4000.00"))
        assert deductions_of(ledger, APRIL + 1) == ()


def test_part_of_it_is_given_back(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = asked(seen, contract, Decimal("1000.00"))
    with contract_seen_by("finance_officer") as (seen, contract):
        decided(seen, contract, row)
        ledger = ledger_of(contract, seen.acting.today)
        (waiver,) = waivers_of(ledger)
        assert waiver.approved_by == str(seen.acting.user)
        (entry,) = register_of(ledger)
        assert (entry.amount_gbp, entry.year) == (Decimal("1000.00"), "2026-27")
        assert sums_of([entry]) == (("2026-27", entry.title, Decimal("1000.00")),)
        assert deductions_of(ledger, APRIL) == ()


def test_who_asks_does_not_approve(contract_seen_by, world):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = asked(seen, contract)
        WaiverRequest.objects.filter(pk=row.pk).update(asked_by=world.people["finance_officer"])
    with contract_seen_by("finance_officer") as (seen, contract):
        with pytest.raises(Refused) as refused:
            decided(seen, contract, row)
        assert refused.value.refusal.rule == "waiver-approver-is-not-asker"
        assert register_of(ledger_of(contract, seen.acting.today)) == ()


def test_it_is_decided_once_and_by_finance(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = asked(seen, contract)
        with pytest.raises(Refused):
            decided(seen, contract, row)
    with contract_seen_by("finance_officer") as (seen, contract):
        assert decided(seen, contract, row, approve=False).recorded is None
        with pytest.raises(InvalidValue, match="decided already"):
            decided(seen, contract, row)
