"""Proposed terms before finance."""

import pytest

from counterfoil_web.contracts.terms_store import draft_of, propose_terms, save_draft
from tests.web.contracts.test_terms_store import SECOND

AGREE = "terms/agree/"
BACK = "terms/send-back/"


@pytest.fixture
def proposed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        propose_terms(seen, contract, "Change 1", save_draft(seen, contract, SECOND, 0).revision)


def test_finance_reads_what_changes_and_agrees_it(client_as, page, proposed):
    client = client_as("finance_officer")

    html = client.get(page(AGREE)).content.decode()
    assert "Change 1" in html
    assert "VAT no longer borne" in html
    assert "<ins>+" in html
    response = client.post(page(AGREE), {"revision": "1", "sure": "on"})

    assert response.status_code == 302
    assert "Document 2 is what is agreed today" in client.get(page("terms/")).content.decode()
    earlier = client.get(page("terms/?document=1")).content.decode()
    assert "This is document 1, as it was agreed then" in earlier


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"revision": "1"}, "Confirm that you have read the terms"),
        ({"revision": "2", "sure": "on"}, "Somebody changed the draft since you opened it"),
    ],
)
def test_what_is_not_confirmed_or_changed_meanwhile_is_not_agreed(
    client_as, page, proposed, given, told
):
    response = client_as("finance_officer").post(page(AGREE), given)

    assert response.status_code == 422
    assert told in response.content.decode()


def test_nothing_proposed_leaves_nothing_to_agree(client_as, page):
    client = client_as("finance_officer")

    assert "Nothing is proposed" in client.get(page(AGREE)).content.decode()
    assert client.post(page(AGREE), {"revision": "1", "sure": "on"}).status_code == 422
    assert client.post(page(BACK), {"why": "No"}).status_code == 422


def test_an_author_is_told_that_another_agrees(client_as, page, proposed, contract_seen_by, world):
    with contract_seen_by("finance_officer") as (_, contract):
        draft = draft_of(contract)
        draft.authors = [*draft.authors, str(world.people["finance_officer"].pk)]
        draft.save()
    client = client_as("finance_officer")

    assert "You wrote part of these terms" in client.get(page(AGREE)).content.decode()
    assert client.post(page(AGREE), {"revision": "1", "sure": "on"}).status_code == 403


def test_terms_are_sent_back_with_a_reason(client_as, page, proposed):
    client = client_as("finance_partner")

    assert client.post(page(BACK), {"why": ""}).status_code == 422
    assert client.post(page(BACK), {"why": "Not what was agreed"}).status_code == 302
    assert "Nothing is proposed" in client.get(page(AGREE)).content.decode()


@pytest.mark.parametrize(
    ("username", "status"),
    [("contract_manager", 403), ("supplier_user", 403), ("outsider", 404)],
)
def test_who_may_not_agree(client_as, page, username, status):
    client = client_as(username)

    assert client.get(page(AGREE)).status_code == status
    assert client.post(page(AGREE), {}).status_code == status
    assert client.post(page(BACK), {}).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page):
    assert client.get(page(AGREE)).status_code == 302
    assert client.post(page(BACK)).status_code == 302
