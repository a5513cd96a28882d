"""A notice of the running contract on its page, in Word and as open contracting data."""

from __future__ import annotations

import io
import json

import pytest
from docx import Document

from counterfoil_web.records.models import Event
from tests.fixtures.ocds_schema import release_validator

pytestmark = pytest.mark.django_db


def test_a_payment_notice_says_which_invoice_nobody_spoke_of(signed, client_as, page):
    shown = client_as("auditor").get(page("notices/UK8/2026-q4/")).content.decode()
    assert "1 October 2026 to 31 December 2026" in shown
    assert "INV-1 of 5 October 2026 (£120,000.00)" in shown
    assert "Not complete. 1 field is still to be written:" in shown
    assert "3 fields rest on a text of the law that was not read" in shown
    assert page("records/payment/new/") not in shown
    assert page("records/payment/new/") in (
        client_as("commercial_lead").get(page("notices/UK8/2026-q4/")).content.decode()
    )
    assert "by 29 January 2027" in shown.replace("By", "by")


def test_once_it_is_entered_the_notice_is_complete(signed, client_as, page):
    lead = client_as("commercial_lead")
    given = {
        "invoice": "INV-1",
        "received_on-day": "7",
        "received_on-month": "10",
        "received_on-year": "2026",
        "paid_on-day": "5",
        "paid_on-month": "11",
        "paid_on-year": "2026",
        "amount_gbp": "120,000",
        "source": "Ledger, 5 November 2026",
    }
    answer = lead.post(page("records/payment/new/"), given)
    assert answer["Location"] == page("notices/")
    shown = lead.get(page("notices/UK8/2026-q4/")).content.decode()
    assert "5 November 2026: £120,000.00, invoice INV-1" in shown
    assert "Every field that the law names is filled in." in shown
    early = {**given, "invoice": "INV-2", "paid_on-day": "6", "paid_on-month": "10"}
    wrong = lead.post(page("records/payment/new/"), early)
    assert wrong.status_code == 422
    assert "before the invoice came" in wrong.content.decode()


def test_the_indicators_breach_change_and_end_come_from_the_contract(signed, client_as, page):
    auditor = client_as("auditor")
    for name, words in (
        ("UK9/kpi-1", "Calls answered: Good (target 90%, result 92%)"),
        ("UK9/breach-1", "4 November 2026, escalated: The line was dead"),
        # £0.9m of £6m are 15%
        ("UK10/change-1", "£6,000,000.00 before, £6,900,000.00 after, with tax: 15% of it"),
        ("UK11/end", "enter its end in the register; the terms run to 31 March 2028"),
        ("UK17/2027-03", "it is the authority’s notice"),
    ):
        assert words in auditor.get(page(f"notices/{name}/")).content.decode(), name


def test_where_it_was_published_is_entered_from_the_page(signed, client_as, page):
    asked = page("records/published/new/?notice=UK10&amp;about=change-1")
    shown = client_as("commercial_lead").get(page("notices/UK10/change-1/")).content.decode()
    assert asked in shown
    form = client_as("commercial_lead").get(asked.replace("&amp;", "&")).content.decode()
    assert 'value="change-1"' in form
    assert asked not in client_as("auditor").get(page("notices/UK10/change-1/")).content.decode()


@pytest.mark.parametrize(
    "name", ["UK8/2026-q4", "UK9/kpi-1", "UK9/breach-1", "UK10/change-1", "UK11/end"]
)
def test_each_draft_is_valid_open_contracting_data(name, signed, client_as, page):
    answer = client_as("auditor").get(page(f"notices/{name}/ocds.json"))
    (release,) = json.loads(answer.content)["releases"]
    release_validator().validate(release)


def test_the_draft_as_a_word_document_is_logged(signed, client_as, page):
    before = Event.objects.filter(kind="export").count()
    answer = client_as("auditor").get(page("notices/UK10/change-1/draft.docx"))
    text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert "Two more offices. Reason: Two more stations joined." in text
    assert Event.objects.filter(kind="export").count() == before + 1


def test_what_is_not_owed_is_not_found(signed, client_as, page):
    auditor = client_as("auditor")
    for name in ("UK8/2026-q1/", "UK4/end/", "UK17/2027-03/ocds.json"):
        assert auditor.get(page(f"notices/{name}")).status_code == 404, name


def test_before_the_contract_there_is_none(planned, client_as, page):
    assert client_as("auditor").get(page("notices/UK11/end/")).status_code == 404


def test_nobody_else_sees_it(signed, client_as, client, page):
    for username in ("outsider", "supplier_user"):
        assert client_as(username).get(page("notices/UK11/end/")).status_code == 404
    assert client.get(page("notices/UK11/end/")).status_code == 302
