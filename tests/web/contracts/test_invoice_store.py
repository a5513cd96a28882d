"""Invoices as records: those that stand, and adding one through the checks."""

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.records import Invoice, InvoiceLine
from counterfoil.errors import BadInput
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.invoice_store import (
    add_record,
    by_month,
    faults_of,
    invoices_of,
    new_key,
)
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.reckonings import ledger_of
from tests.web.contracts.conftest import APRIL


def invoice(name: str = "inv-1", number: str = "INV-1", **more) -> Invoice:
    values = {
        "month": APRIL,
        "dated": date(2026, 5, 5),
        "lines": (InvoiceLine(of="service", title="Service", amount_gbp=Decimal(100_000)),),
        "vat_gbp": Decimal(20_000),
    }
    return Invoice(id=name, number=number, entered_on=date(2026, 11, 22), **{**values, **more})


def test_what_is_added_stands_until_another_replaces_it(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        today = seen.acting.today
        add_record(seen, ledger_of(contract, today), invoice())
        add_record(seen, ledger_of(contract, today), invoice("inv-1b", supersedes="inv-1"))
        found = invoices_of(ledger_of(contract, today))
        assert [one.id for one in found] == ["inv-1b"]
        assert found[0].lines[0].amount_gbp == Decimal(100_000)


def test_what_does_not_pass_the_checks_is_not_kept(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        ledger = ledger_of(contract, seen.acting.today)
        with pytest.raises(BadInput):
            add_record(seen, ledger, invoice(month=Month(2030, 1), currency="EUR"))
        assert not Recorded.objects.filter(contract=contract, kind="invoice").exists()
        assert len(faults_of(ledger, invoice(month=Month(2030, 1), currency="EUR"))) == 2


def test_a_number_that_stands_is_told(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        add_record(seen, ledger_of(contract, seen.acting.today), invoice())
        faults = faults_of(ledger_of(contract, seen.acting.today), invoice("inv-2", "inv-1"))
        assert ["entered already" in one.what for one in faults] == [True]


def test_each_key_is_new(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        assert new_key(contract, "Invoice INV/1") == "invoice-inv1"
        add_record(seen, ledger_of(contract, seen.acting.today), invoice("invoice-inv1"))
        assert new_key(contract, "Invoice INV/1") == "invoice-inv1-2"
        assert len(new_key(contract, "x" * 300)) <= 80
        assert new_key(contract, "££") == "record"


def test_months_come_last_first():
    held = by_month([invoice(), invoice("b", "B", month=Month(2026, 6))])
    assert [str(month) for month in held] == ["2026-06", "2026-04"]
