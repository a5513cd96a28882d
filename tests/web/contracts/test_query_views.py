"""Queries: the draft letter, keeping it as sent, settling it, and the register."""

import io

import pytest
from docx import Document

from counterfoil_web.records.models import Event
from tests.web.contracts.invoices import enter

CHECK = "months/2026-04/invoices/"
SEND = "months/2026-04/invoices/query/"


@pytest.fixture
def billed(client_as, page):
    """April billed without its deduction: £4,000 and £800 of VAT too much."""
    client = client_as("contract_manager")
    enter(client, page)
    return client


@pytest.fixture
def sent(billed, page):
    """The address of a query on both differences."""
    return billed.post(page(SEND), {"which": ["0", "1"], "note": "Call us."})["Location"]


def words_of(response) -> str:
    document = Document(io.BytesIO(response.content))
    held = [one.text for one in document.paragraphs]
    held += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(held)


def test_the_draft_letter_lists_every_difference(billed, page):
    words = words_of(billed.get(page(f"{CHECK}query.docx")))
    assert "Draft: not sent" in words
    assert "Deduction missed: Calls answered in 10 seconds (Schedule 8, 2)" in words
    assert "credit note for £4,800.00" in words
    assert Event.objects.latest("number").kind == "export"


def test_a_query_is_kept_as_sent_with_its_letter(billed, page, sent):
    html = billed.get(sent).content.decode()
    assert "£4,800.00 is claimed" in html
    assert "Waits" not in html
    words = words_of(billed.get(f"{sent}letter.docx"))
    assert "Draft" not in words
    assert "Call us." in words
    assert Event.objects.filter(kind="invoice-queried").count() == 1


def test_some_differences_may_be_left_out(billed, page):
    there = billed.post(page(SEND), {"which": ["0"], "note": ""})["Location"]
    assert "£4,000.00 is claimed" in billed.get(there).content.decode()


def test_a_query_lists_something(billed, page):
    response = billed.post(page(SEND), {"note": ""})
    assert response.status_code == 422
    assert "Choose at least one difference to query" in response.content.decode()


def test_it_is_settled_once_with_an_outcome(billed, page, sent):
    settled = {"settled_gbp": "4,800", "outcome": "Credit note 7 was received."}
    assert billed.post(sent, settled).status_code == 302
    html = billed.get(sent).content.decode()
    assert "Credit note 7 was received." in html
    assert "Settle it" not in html

    again = billed.post(sent, settled)
    assert again.status_code == 422
    assert "settled already" in again.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"settled_gbp": ""}, "Enter the amount given back, or 0"),
        ({"settled_gbp": "-1"}, "must be £0 or more"),
        ({"outcome": ""}, "Enter what was agreed"),
    ],
)
def test_what_is_wrong_with_an_outcome_is_told(billed, sent, changed, words):
    response = billed.post(sent, {"settled_gbp": "1", "outcome": "Agreed.", **changed})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_the_register_adds_up(billed, page, sent):
    second = billed.post(page(SEND), {"which": ["1"], "note": ""})["Location"]
    billed.post(second, {"settled_gbp": "500", "outcome": "Part of the VAT."})
    html = billed.get(page("queries/")).content.decode()
    for words in ("£5,600.00", "£500.00", "£4,800.00"):  # claimed, given back, still open
        assert words in html
    assert "Part of the VAT." in billed.get(page("queries/register.csv")).content.decode()
    assert billed.get(page("queries/register.xlsx")).content.startswith(b"PK")
    assert billed.get(page("queries/register.pdf")).status_code == 404


def test_an_empty_register_says_what_will_be_here(client_as, page):
    html = client_as("auditor").get(page("queries/")).content.decode()
    assert "No invoice was queried yet" in html


@pytest.mark.parametrize(
    ("username", "seen", "settles"),
    [("supplier_user", 200, 403), ("auditor", 200, 403), ("outsider", 404, 404)],
)
def test_who_reads_a_query_and_who_settles_it(client_as, sent, username, seen, settles):
    client = client_as(username)
    assert client.get(sent).status_code == seen
    assert client.post(sent, {"settled_gbp": "0", "outcome": "x"}).status_code == settles


def test_only_who_records_figures_sends(client_as, page, billed):
    for username, status in (("finance_officer", 403), ("supplier_user", 403), ("outsider", 404)):
        assert client_as(username).post(page(SEND), {"which": ["0"]}).status_code == status


def test_a_month_that_agrees_has_no_letter_and_an_unknown_query_is_not_found(client_as, page):
    client = client_as("contract_manager")
    assert client.get(page("queries/999/")).status_code == 404
    assert client.get(page("queries/999/letter.docx")).status_code == 404
    assert client.get(page("months/2026-03/invoices/query.docx")).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, page):
    for address in ("queries/", f"{CHECK}query.docx"):
        assert client.get(page(address)).status_code == 302
