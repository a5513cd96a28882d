"""Records entered and put right on pages."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import Recorded
from tests.web.contracts.invoices import enter

NEW = "records/volume/new/"
FIX = "record/v-2026-04/put-right/"
GOOD = {
    "volume": "detentions",
    "month": "April 2026",
    "count": "1,940",
    "figure": "verified",
    "source": "Custody log",
}
INVOICE = {
    "number": "INV-1",
    "month": "2026-04",
    "dated-day": "2",
    "dated-month": "5",
    "dated-year": "2026",
    "vat_gbp": "37,000.00",
    "currency": "GBP",
    "source": "E-mail of 2 May",
    "lines-TOTAL_FORMS": "2",
    "lines-INITIAL_FORMS": "0",
    "lines-0-of": "service",
    "lines-0-title": "Service",
    "lines-0-amount_gbp": "£100,000",
}
RIGHT = {**INVOICE, "month": "2026-05", "note": "It is for May"}


def _rows(**wanted):
    with scopes_disabled():
        return list(Recorded.objects.filter(**wanted))


def test_a_record_is_entered(client_as, page):
    client = client_as("contract_manager")
    assert "Add a volume" in client.get(page(NEW)).content.decode()

    response = client.post(page(NEW), GOOD)

    assert response.status_code == 302
    assert response["Location"] == page("records/volume/")
    (row,) = _rows(key="detentions-2026-04-verified")
    assert row.fields["count"] == "1940"
    assert "is recorded as" in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"count": ""}, "Enter how many"),
        ({"count": "lots"}, "not an exact number"),
        ({"month": "Aprilish"}, "not a month"),
        ({"month": "April 2031"}, "2031-04 is outside the term"),
        ({"count": "-5"}, "below nought"),
        ({"volume": "cells"}, "Choose one of those listed"),
        ({"source": ""}, "Say where it comes from"),
        ({"figure": "guessed"}, "Choose one of those"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_kept_as_typed(client_as, page, changed, told):
    number = len(_rows())

    response = client_as("contract_manager").post(page(NEW), {**GOOD, **changed})

    html = response.content.decode()
    assert response.status_code == 422
    assert told in html
    assert "govuk-error-message" in html
    assert len(_rows()) == number


def test_a_fact_recorded_already_leads_to_putting_it_right(client_as, page):
    response = client_as("contract_manager").post(page(NEW), {**GOOD, "figure": "supplier"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "This is recorded already, as v-2026-04" in html
    assert page(FIX) in html


def test_the_supplier_is_told_of_no_record_that_it_may_not_see(client_as, page):
    response = client_as("supplier_user").post(page(NEW), GOOD)

    html = response.content.decode()
    assert response.status_code == 422
    assert "The authority has recorded this already" in html
    assert "v-2026-04" not in html


def test_a_record_is_put_right_and_both_stand(client_as, page):
    client = client_as("contract_manager")
    html = client.get(page(FIX)).content.decode()
    assert 'value="1000"' in html

    refused = client.post(page(FIX), {**GOOD, "figure": "supplier"})
    response = client.post(page(FIX), {**GOOD, "figure": "supplier", "note": "Counted again"})

    assert refused.status_code == 422
    assert "Say why it is put right" in refused.content.decode()
    assert response.status_code == 302
    (new,) = _rows(supersedes="v-2026-04")
    assert new.note == "Counted again"
    assert _rows(key="v-2026-04")[0].fields["count"] == "1000"
    listed = client.get(page("records/volume/")).content.decode()
    assert f"by {new.key}" in listed
    assert client.get(page(FIX))["Location"] == page(f"record/{new.key}/")
    assert "which counts in its place" in client.get(page("record/v-2026-04/")).content.decode()


def test_a_warning_is_shown_and_the_record_kept(client_as, page):
    given = {
        "measure": "calls",
        "month": "2027-01",
        "numerator": "0",
        "denominator": "0",
        "figure": "supplier",
        "source": "Report",
    }

    client = client_as("contract_manager")
    response = client.post(page("records/measurement/new/"), given)

    assert response.status_code == 302
    assert "The denominator is 0" in client.get(response["Location"]).content.decode()


def test_an_invoice_has_one_door(client_as, page):
    client = client_as("contract_manager")
    for response in (
        client.get(page("records/invoice/new/")),
        client.post(page("records/invoice/new/"), INVOICE),
    ):
        assert (response.status_code, response["Location"]) == (302, page("invoices/#enter"))
    assert _rows(kind="invoice") == []


@pytest.fixture
def wrong(client_as, page):
    """The address at which an invoice that was entered is put right."""
    enter(client_as("contract_manager"), page)
    (row,) = _rows(kind="invoice")
    return page(f"record/{row.key}/put-right/")


def test_an_invoice_is_put_right_line_by_line(client_as, page, wrong):
    client = client_as("contract_manager")
    more = client.post(wrong, {**RIGHT, "more-lines": "1"})
    response = client.post(wrong, RIGHT)

    assert more.status_code == 200
    assert 'name="lines-5-of"' in more.content.decode()
    assert "£100,000" in more.content.decode()
    assert response.status_code == 302
    row = next(one for one in _rows(kind="invoice") if one.supersedes)
    assert row.fields["lines"] == [{"of": "service", "title": "Service", "amount_gbp": "100000"}]
    assert len(_rows(kind="invoice", supersedes="")[0].fields["lines"]) == 2
    assert row.month == "2026-05"
    assert "£100,000.00" in client.get(page(f"record/{row.key}/")).content.decode()


def test_lines_that_are_left_as_they_stood_are_kept(client_as, page, wrong):
    """The page is sent back as it was shown, but for the month and why."""
    client = client_as("contract_manager")
    shown = client.get(wrong).context
    sent = {f"{shown['lines'].prefix}-{name}": 2 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for form in shown["lines"].forms[:2]:
        sent |= {form.add_prefix(name): form.initial.get(name, "") for name in form.fields}
    head = {name: RIGHT[name] for name in RIGHT if not name.startswith("lines")}

    assert client.post(wrong, {**head, **sent}).status_code == 302
    first, second = sorted(_rows(kind="invoice"), key=lambda row: row.pk)
    assert second.fields["lines"] == first.fields["lines"]
    assert (first.month, second.month) == ("2026-04", "2026-05")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"lines-0-of": "", "lines-0-title": "", "lines-0-amount_gbp": ""},
            "Enter at least one line of the invoice",
        ),
        ({"lines-0-amount_gbp": "much"}, "not an exact number"),
        ({"currency": "EUR"}, "the contract in GBP"),
        ({"dated-day": "41"}, "real date"),
    ],
)
def test_a_bad_invoice_is_told(client_as, wrong, changed, told):
    response = client_as("contract_manager").post(wrong, {**RIGHT, **changed})

    assert response.status_code == 422
    assert told in response.content.decode()
    assert len(_rows(kind="invoice")) == 1


def test_the_supplier_submits_with_no_say_whose_figure_it_is(client_as, page):
    client = client_as("supplier_user")
    assert 'name="figure"' not in client.get(page(NEW)).content.decode()

    client.post(page(NEW), {**GOOD, "month": "2027-01", "figure": "verified"})

    (row,) = _rows(month="2027-01")
    assert row.fields["figure"] == "supplier"


@pytest.mark.parametrize(
    ("username", "address", "status"),
    [
        ("finance_officer", NEW, 403),
        ("finance_officer", FIX, 403),
        ("auditor", NEW, 403),
        ("supplier_user", FIX, 404),
        ("supplier_user", "records/index_value/new/", 404),
        ("outsider", NEW, 404),
        ("contract_manager", "records/waiver/new/", 403),
        ("contract_manager", "records/index_value/new/", 404),
        ("contract_manager", "record/none/put-right/", 404),
    ],
)
def test_who_may_not_enter(client_as, page, username, address, status):
    client = client_as(username)

    assert client.get(page(address)).status_code == status
    assert client.post(page(address), GOOD).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(NEW)).status_code == 302
    assert client.post(page(FIX)).status_code == 302
