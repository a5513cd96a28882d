"""Invoices: the list, a month against its statement, and the form that enters one."""

import pytest

from counterfoil_web.records.models import Event
from tests.web.contracts.invoices import enter, kept

CHECK = "months/2026-04/invoices/"
NEW = "months/2026-04/invoices/new/"


def test_an_invoice_is_entered_and_its_missed_deduction_found(client_as, page, contract):
    """£185,000 and £37,000 billed; £181,000 and £36,200 due: £4,800 too much."""
    client = client_as("contract_manager")
    response = enter(client, page)
    assert response.status_code == 302
    assert response["Location"] == page(CHECK)

    html = client.get(page(CHECK)).content.decode()
    for words in ("£222,000.00", "£217,200.00", "£4,800.00", "Deduction missed", "£800.00"):
        assert words in html
    assert "Schedule 8, 2" in html
    assert "Query the invoices" in html


def test_what_was_entered_stands_as_a_record_and_in_the_log(client_as, page, contract):
    enter(client_as("contract_manager"), page)
    row = kept(contract)[0]

    assert row.key == "invoice-inv-1"
    assert row.month == "2026-04"
    assert row.fields["lines"][1]["quantity"] == "1000"
    assert Event.objects.latest("number").kind == "record-entered"


def test_the_list_has_what_was_billed_beside_what_is_due(client_as, page):
    client = client_as("contract_manager")
    assert "No invoice is recorded yet" in client.get(page("invoices/")).content.decode()
    enter(client, page)
    html = client.get(page("invoices/")).content.decode()
    assert "INV-1" in html
    assert "Differs" in html


def test_agreed_lines_are_told_and_a_right_invoice_has_no_query(client_as, page):
    client = client_as("contract_manager")
    enter(
        client,
        page,
        vat_gbp="36200",
        line__3__of="calls",
        line__3__amount_gbp="-4000",
    )
    html = client.get(page(CHECK)).content.decode()
    assert "The invoices are what the statement says is due." in html
    assert "Query the invoices" not in html


def test_a_number_is_used_once(client_as, page, contract):
    client = client_as("contract_manager")
    enter(client, page)
    response = enter(client, page, number="inv-1 ")

    assert response.status_code == 422
    assert "entered already" in response.content.decode()
    assert len(kept(contract)) == 1


def test_an_invoice_that_may_be_of_another_month_is_asked_about_first(client_as, page, contract):
    """Dated 5 March 2026 and put under April; entered all the same when somebody says so."""
    client = client_as("contract_manager")
    asked = enter(client, page, dated__month="3")
    html = asked.content.decode()
    assert asked.status_code == 422
    assert "may not be for April 2026: it is dated in March 2026" in html
    assert "Enter it for April 2026 all the same" in html
    # Enter presses the first button of a form: that checks again and keeps nothing.
    assert html.index("Check it again") < html.index("Enter it for April 2026 all the same")
    assert 'value="INV-1"' in html
    assert kept(contract) == []

    assert enter(client, page, dated__month="3", sure="1").status_code == 302
    assert len(kept(contract)) == 1
    assert enter(client, page, number="INV-2").status_code == 302  # no sign of another month


def test_one_invoice_replaces_another(client_as, page, contract):
    client = client_as("contract_manager")
    enter(client, page)
    enter(client, page, supersedes="invoice-inv-1", vat_gbp="36,200")
    assert kept(contract)[1].supersedes == "invoice-inv-1"
    html = client.get(page(CHECK)).content.decode()
    assert "£221,200.00" in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"currency": "EUR"}, "the contract in GBP"),
        ({"number": ""}, "Enter the number of the invoice"),
        ({"dated__day": "31", "dated__month": "2"}, "must be a real date"),
        ({"vat_gbp": "x"}, "Enter an amount of money"),
        ({"line__1__amount_gbp": ""}, "Enter the amount of the line before VAT"),
        ({"line__1__of": ""}, "Choose what the line is for"),
        ({"line__2__quantity": "many"}, "Enter the quantity as a number"),
        ({"supersedes": "none"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(client_as, page, contract, changed, words):
    response = enter(client_as("contract_manager"), page, **changed)

    assert response.status_code == 422
    assert words in response.content.decode().replace("&#x27;", "'")
    assert not kept(contract)


def test_an_invoice_has_a_line(client_as, page):
    sent = {"line__1__of": "", "line__1__amount_gbp": "", "line__2__of": ""}
    sent |= {"line__2__quantity": "", "line__2__rate_gbp": "", "line__2__amount_gbp": ""}
    response = enter(client_as("contract_manager"), page, **sent)
    assert response.status_code == 422
    assert "Enter at least one line" in response.content.decode()


def test_more_lines_are_given_and_what_was_typed_stays(client_as, page):
    response = enter(client_as("contract_manager"), page, more="1", vat_gbp="x", number="")
    html = response.content.decode()

    assert response.status_code == 200
    assert 'name="line-10-amount_gbp"' in html
    assert 'value="100,000"' in html
    assert "There is a problem" not in html


@pytest.mark.parametrize(
    ("username", "address", "status"),
    [
        ("finance_officer", "invoices/", 200),
        ("supplier_user", "invoices/", 200),
        ("evaluator", "invoices/", 403),
        ("outsider", "invoices/", 404),
        ("auditor", CHECK, 200),
        ("supplier_user", CHECK, 403),
        ("outsider", CHECK, 404),
        ("supplier_user", NEW, 200),
        ("finance_officer", NEW, 403),
        ("outsider", NEW, 404),
    ],
)
def test_who_may_open_what(client_as, page, username, address, status):
    assert client_as(username).get(page(address)).status_code == status


def test_the_supplier_enters_its_own(client_as, page, contract):
    response = enter(client_as("supplier_user"), page)
    assert response["Location"] == page("invoices/")
    assert kept(contract)[0].key == "invoice-inv-1"


def test_signed_out_is_sent_to_sign_in(client, page):
    for address in ("invoices/", CHECK, NEW):
        assert client.get(page(address)).status_code == 302


@pytest.mark.parametrize("month", ["2026-03", "2028-04", "x"])
def test_a_month_without_an_account_is_not_found(client_as, page, month):
    client = client_as("contract_manager")
    assert client.get(page(f"months/{month}/invoices/")).status_code == 404
    assert client.get(page(f"months/{month}/invoices/new/")).status_code == 404
