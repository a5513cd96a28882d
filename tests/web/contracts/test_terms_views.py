"""The terms as agreed, read and taken out."""

import io

import pytest
from docx import Document

from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil_web.contracts.models import Contract
from counterfoil_web.records.models import Event
from tests.web.contracts.conftest import DOCUMENT


def test_the_terms_stand_in_words_with_how_they_were_agreed(client_as, page):
    html = client_as("auditor").get(page("terms/")).content.decode()

    for words in ("Schedule 8, 2", "£85", "History of agreements", "As signed", "fingerprint"):
        assert words in html


@pytest.mark.parametrize("address", ["terms/", "terms/documents/1/", "terms/sheets/1/"])
@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("contract_manager", 200),
        ("finance_officer", 200),
        ("supplier_user", 200),
        ("evaluator", 403),
        ("outsider", 404),
    ],
)
def test_who_may_read_the_terms(client_as, page, address, username, status):
    assert client_as(username).get(page(address)).status_code == status


@pytest.mark.parametrize("address", ["terms/", "terms/documents/1/", "terms/sheets/1/"])
def test_signed_out_is_sent_to_sign_in(client, page, address):
    assert client.get(page(address)).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "terms/?document=2",
        "terms/?document=x",
        "terms/?version=2",
        "terms/?version=x",
        "terms/documents/2/",
        "terms/sheets/2/",
        "terms/sheets/1/?version=9",
    ],
)
def test_what_was_never_agreed_is_not_found(client_as, page, address):
    assert client_as("contract_manager").get(page(address)).status_code == 404


def test_the_document_leaves_as_it_was_agreed_marked_and_logged(client_as, page):
    response = client_as("finance_officer").get(page("terms/documents/1/"))

    assert response.content.decode() == write_contract_yaml(DOCUMENT)
    assert "OFFICIAL-SENSITIVE" in response["Content-Disposition"]
    event = Event.objects.first()
    assert (event.kind, event.after["form"]) == ("export", "document")


def test_the_sheet_leaves_as_word(client_as, page):
    response = client_as("finance_officer").get(page("terms/sheets/1/"))

    read = Document(io.BytesIO(response.content))
    assert read.paragraphs[0].text == "Terms of Example contract, version 1"


def test_the_supplier_learns_nothing_of_a_draft(client_as, page, contract_seen_by):
    from counterfoil_web.contracts.terms_store import save_draft

    with contract_seen_by("contract_manager") as (seen, contract):
        save_draft(seen, contract, "id: example\n", 0)

    assert "being written" in client_as("auditor").get(page("terms/")).content.decode()
    html = client_as("supplier_user").get(page("terms/")).content.decode()
    assert "being written" not in html
    assert "Draft" not in html


def test_terms_that_are_not_agreed_say_what_comes_next(client_as, world, page):
    from django_scopes import scopes_disabled

    with scopes_disabled():
        Contract.objects.create(
            partnership=world.partnership,
            key="empty",
            title="Empty",
            made_by=world.people["contract_manager"],
        )
    address = page("").replace("/example/", "/empty/") + "terms/"

    assert "Write the terms" in client_as("contract_manager").get(address).content.decode()
    assert "No terms are agreed yet" in client_as("auditor").get(address).content.decode()
    assert client_as("supplier_user").get(address).status_code == 404
