"""A month's invoices against its statement, open and closed alike."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from counterfoil.contract.records import InvoiceLine
from counterfoil.contract.statements import Closed
from counterfoil_web.contracts.invoice_checking import checked_month, month_doubt
from counterfoil_web.contracts.invoice_store import add_record
from counterfoil_web.contracts.reckonings import ledger_of
from tests.web.contracts.conftest import APRIL
from tests.web.contracts.test_invoice_store import invoice

LINES = (
    InvoiceLine(of="service", title="Service", amount_gbp=Decimal(100_000)),
    InvoiceLine(of="detentions-charge", title="Detentions", amount_gbp=Decimal(85_000)),
)


def billed(seen, contract, **changes):
    """£185,000 and £37,000; due are £181,000 and £36,200."""
    record = invoice(lines=LINES, vat_gbp=Decimal(37_000), **changes)
    add_record(seen, ledger_of(contract, seen.acting.today), record)
    return ledger_of(contract, seen.acting.today)


def test_the_missed_deduction_and_its_vat_add_up(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        found = checked_month(billed(seen, contract), APRIL)
        assert found.by_cause == (
            ("Deduction missed", Decimal("4000.00")),
            ("VAT", Decimal("800.00")),
        )
        assert found.check.difference_gbp == Decimal("4800.00")
        assert found.under_gbp == Decimal("-4800.00")
        assert [amount for _, amount in found.agreed_lines] == [100_000, 85_000]


def test_each_difference_has_the_working_of_its_line(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        found = checked_month(billed(seen, contract), APRIL)
        missed, vat = found.queried
        assert missed.working.endswith("= −£4,000.00")
        assert "20%" in vat.working
        assert found.line_of(found.check.differences[0]).id == "performance/calls"


def test_a_closed_month_is_checked_as_it_was_closed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        ledger = billed(seen, contract)
        made = ledger.statement(APRIL)
        closed = Closed(month=APRIL, closed_on=made.made_on, lines=made.lines)
        found = checked_month(replace(ledger, closed=(closed,)), APRIL)
        assert found.is_closed
        assert found.check == checked_month(ledger, APRIL).check


def test_an_invoice_that_is_due_for_another_month_is_asked_about(contract_seen_by, client_as, page):
    """May is due £185,000 and a fifth of VAT; this, written in June, stands under April."""
    with contract_seen_by("contract_manager") as (seen, contract):
        ledger = billed(seen, contract, dated=date(2026, 6, 3))
        made = ledger.statement(APRIL)
        closed = Closed(month=APRIL, closed_on=made.made_on, lines=made.lines)
        ((asked, doubt),) = checked_month(replace(ledger, closed=(closed,)), APRIL).doubts
        assert (asked.number, checked_month(ledger, APRIL).doubts) == ("INV-1", ())
        assert "£222,000.00, which is what is due for May 2026" in doubt.what


def test_one_about_to_be_entered_is_held_against_the_others(contract_seen_by):
    """Once April is closed, May is the open month, for which £222,000 is due.

    What was written early in May is April's bill with its deduction missed, not May's.
    """
    with contract_seen_by("contract_manager") as (seen, contract):
        ledger = ledger_of(contract, seen.acting.today)
        made = ledger.statement(APRIL)
        later = replace(
            ledger, closed=(Closed(month=APRIL, closed_on=made.made_on, lines=made.lines),)
        )
        record = invoice(lines=LINES, vat_gbp=Decimal(37_000))
        june = replace(record, dated=date(2026, 6, 3))
        assert month_doubt(ledger, june) is None
        assert month_doubt(later, record) is None
        assert "what is due for May 2026" in month_doubt(later, june).what
        assert month_doubt(later, replace(record, month=APRIL + 1, dated=date(2026, 6, 3))) is None


def test_several_lines_of_one_charge_are_called_by_what_they_share(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        found = checked_month(billed(seen, contract), APRIL)
        line = next(one for one in found.lines if one.of == "service")
        days = tuple(
            replace(line, title=f"Days worked: {grade}") for grade in ("Lawyer", "Engineer")
        )
        told = replace(found, lines=(*days, *(one for one in found.lines if one.of != "service")))
        assert told.agreed_lines[0] == ("Days worked", Decimal(200_000))
        assert found.agreed_lines[0][0] == line.title
