"""The form of an invoice, as values."""

from datetime import date
from decimal import Decimal

from counterfoil_web.contracts.invoice_forms import (
    InvoiceForm,
    LineForms,
    invoice_from,
    line_forms,
    take_as_typed,
)
from tests.web.contracts.conftest import APRIL
from tests.web.contracts.invoices import invoice

SUBJECTS = [("service", "Service"), ("detentions-charge", "Detentions")]


def test_it_gives_the_invoice_that_was_typed():
    head, lines = InvoiceForm(invoice()), line_forms(invoice(), SUBJECTS)
    assert all(form.is_valid() for form in (head, *lines))
    made = invoice_from(head, lines, key="inv-1", month=APRIL, today=date(2026, 5, 6))

    assert made.dated == date(2026, 5, 5)
    assert made.net_gbp == Decimal(185_000)
    assert [one.title for one in made.lines] == ["Service", "Detentions"]
    assert (made.lines[1].quantity, made.lines[1].rate_gbp) == (1_000, 85)


def test_five_lines_at_first_and_five_more_when_asked():
    assert len(line_forms(None, SUBJECTS)) == 5
    assert len(line_forms(invoice(more="1"), SUBJECTS)) == 10
    assert len(line_forms(invoice(lines="99999999"), SUBJECTS)) == 5
    assert len(line_forms(invoice(lines="999"), SUBJECTS)) == 200


def test_a_line_of_something_else_is_named_by_its_words():
    sent = invoice(line__1__of="", line__1__title="Extra shifts")
    line = line_forms(sent, SUBJECTS)[0]
    assert line.is_valid()
    assert line.value().of == "Extra shifts"


def test_what_was_typed_stays_and_is_not_judged():
    form = InvoiceForm(invoice(number="", dated__day="5"))
    take_as_typed(form)
    assert not form.errors
    assert form["vat_gbp"].value() == "37,000.00"


def test_the_lines_together_have_no_fault_of_their_own():
    assert LineForms([]).non_form_errors() == []


def test_the_currency_is_kept_in_capitals():
    form = InvoiceForm(invoice(currency="gbp"))
    assert form.is_valid()
    assert form.cleaned_data["currency"] == "GBP"
    assert not InvoiceForm(invoice(currency="£")).is_valid()


def test_commas_between_thousands_are_taken_and_an_error_names_its_line():
    second = line_forms(invoice(line__2__quantity="1,020"), SUBJECTS)[1]
    assert second.is_valid()
    assert second.value().quantity == 1_020
    wrong = line_forms(invoice(line__2__quantity="many"), SUBJECTS)[1]
    assert wrong.errors["quantity"] == ["Line 2: Enter the quantity as a number, such as 1940"]
