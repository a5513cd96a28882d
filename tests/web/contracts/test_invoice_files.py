"""Invoices and their differences taken out."""

import pytest

from counterfoil_web.records.models import Event
from tests.web.contracts.invoices import enter

CHECK = "months/2026-04/invoices/check.csv"


def test_the_differences_leave_with_their_sum(client_as, page):
    client = client_as("contract_manager")
    enter(client, page)
    text = client.get(page(CHECK)).content.decode()
    assert "Deduction missed" in text
    assert "222000.00,217200.00,4800.00" in text
    assert Event.objects.latest("number").kind == "export"


def test_every_line_leaves(client_as, page):
    client = client_as("contract_manager")
    enter(client, page)
    text = client.get(page("invoices/lines.csv")).content.decode()
    assert "INV-1,2026-05-05,Detentions,detentions-charge,1000,85,85000" in text
    assert client.get(page("invoices/lines.xlsx")).content.startswith(b"PK")


@pytest.mark.parametrize(
    ("username", "lines", "check"),
    [("supplier_user", 200, 403), ("evaluator", 403, 403), ("outsider", 404, 404)],
)
def test_who_may_take_what_out(client_as, page, username, lines, check):
    assert client_as(username).get(page("invoices/lines.csv")).status_code == lines
    assert client_as(username).get(page(CHECK)).status_code == check


def test_what_is_not_there_is_not_found(client_as, page):
    client = client_as("auditor")
    assert client.get(page("months/2026-03/invoices/check.csv")).status_code == 404
    assert client.get(page("invoices/lines.pdf")).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(CHECK)).status_code == 302
