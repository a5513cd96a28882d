"""Waivers: asked for by one, decided by another, and kept in a register."""

import pytest

from counterfoil_web.records.models import Event
from tests.web.contracts.invoices import ask_waiver, kept

NEW = "months/2026-04/waivers/new/"
APPROVED = {"approve": "yes", "answer": "The exchange was ours."}


@pytest.fixture
def asked(client_as, page):
    """The address of a waiver that was asked for."""
    return ask_waiver(client_as("contract_manager"), page)["Location"]


def test_approval_makes_the_record_and_gives_the_deduction_back(client_as, page, contract, asked):
    finance = client_as("finance_officer")
    assert "Decide" in finance.get(asked).content.decode()
    assert finance.post(asked, APPROVED).status_code == 302

    assert [row.fields["of"] for row in kept(contract, "waiver")] == ["calls"]
    assert Event.objects.latest("number").kind == "waiver-approved"
    html = finance.get(page("months/2026-04/")).content.decode()
    assert "£222,000.00" in html  # 185,000 and a fifth: nothing is taken off any more


def test_a_refusal_makes_none(client_as, contract, asked):
    finance = client_as("finance_officer")
    finance.post(asked, {"approve": "no", "answer": "It was not the exchange."})
    assert not kept(contract, "waiver")
    assert "Refused" in finance.get(asked).content.decode()


def test_it_is_decided_once(client_as, asked):
    finance = client_as("finance_officer")
    finance.post(asked, APPROVED)
    response = finance.post(asked, APPROVED)
    assert response.status_code == 422
    assert "decided already" in response.content.decode()


def test_the_register_adds_up_by_year_and_leaves_as_a_table(client_as, page, asked):
    finance = client_as("finance_officer")
    assert "Waiting for a decision" in finance.get(page("waivers/")).content.decode()
    finance.post(asked, APPROVED)
    html = finance.get(page("waivers/")).content.decode()
    for words in ("£4,000.00", "2026-27", "The exchange was down."):
        assert words in html
    text = finance.get(page("waivers/register.csv")).content.decode()
    assert "4000.00" in text
    assert finance.get(page("waivers/register.xlsx")).content.startswith(b"PK")
    assert finance.get(page("waivers/register.pdf")).status_code == 404


def test_what_is_asked_for_is_not_asked_twice(client_as, page, asked):
    html = client_as("contract_manager").get(page(NEW)).content.decode()
    assert "has no deduction that is not waived already" in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"of": ""}, "Choose the deduction"),
        ({"of": "none"}, "Select a valid choice"),
        ({"amount_gbp": "4000.01"}, "The deduction is £4,000.00: enter that or less"),
        ({"amount_gbp": "0"}, "must be £0.01 or more"),
        ({"reason": " "}, "Enter why the deduction is not to be taken"),
    ],
)
def test_what_is_wrong_is_told(client_as, page, changed, words):
    response = ask_waiver(client_as("contract_manager"), page, **changed)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_decision_has_a_reason(client_as, asked):
    response = client_as("finance_officer").post(asked, {"approve": "yes", "answer": ""})
    assert response.status_code == 422
    assert "Enter the reason for the decision" in response.content.decode()


@pytest.mark.parametrize(
    ("username", "register", "asks", "decides"),
    [
        ("contract_manager", 200, 200, 403),
        ("auditor", 200, 403, 403),
        ("supplier_user", 403, 403, 403),
        ("outsider", 404, 404, 404),
    ],
)
def test_who_may_do_what(client_as, page, asked, username, register, asks, decides):
    client = client_as(username)
    assert client.get(page("waivers/")).status_code == register
    assert client.get(page(NEW)).status_code == asks
    assert client.get(asked).status_code == register
    assert client.post(asked, APPROVED).status_code == decides


def test_what_is_not_there_is_not_found(client_as, page):
    client = client_as("finance_officer")
    assert client.get(page("waivers/999/")).status_code == 404
    assert client.post(page("waivers/999/"), APPROVED).status_code == 404
    assert client_as("contract_manager").get(page("months/2026-03/waivers/new/")).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, page):
    for address in ("waivers/", NEW, "waivers/1/"):
        assert client.get(page(address)).status_code == 302
