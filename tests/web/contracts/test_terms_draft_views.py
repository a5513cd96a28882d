"""A contract begun and its terms written on pages."""

import pytest
from django_scopes import scopes_disabled

from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil_web.contracts.models import Contract, TermsDraft
from tests.web.contracts.conftest import DOCUMENT
from tests.web.contracts.test_terms_store import SECOND

START = "../new/"
DRAFT = "terms/draft/"
PROPOSE = "terms/draft/propose/"
BAD = write_contract_yaml(DOCUMENT).replace("kind: fixed", "kind: fixe")


@pytest.fixture
def new(page):
    return page("").removesuffix("example/") + "new/"


def _draft():
    with scopes_disabled():
        return TermsDraft.objects.select_related("proposed_by").filter().first()


def test_a_contract_begins_from_a_template(client_as, new):
    client = client_as("contract_manager")
    assert client.get(new).status_code == 200

    response = client.post(new, {"begin": "custody_by_detention", "title": "Custody 2027"})

    assert response.status_code == 302
    assert response["Location"].endswith("/custody-2027/terms/draft/")
    html = client.get(response["Location"]).content.decode()
    assert "Propose it to finance" in html
    assert "Read the draft in words" in html


def test_a_bad_beginning_is_told_and_nothing_is_kept(client_as, new):
    client = client_as("contract_manager")
    response = client.post(new, {"begin": "consultancy"})
    taken = client.post(new, {"begin": "consultancy", "title": "T", "key": "example"})

    assert response.status_code == 422
    assert "Enter the title of the contract" in response.content.decode()
    assert taken.status_code == 422
    assert "Give this one another" in taken.content.decode()
    with scopes_disabled():
        assert Contract.objects.count() == 1


@pytest.mark.parametrize(
    ("username", "status"),
    [("finance_officer", 403), ("supplier_user", 403), ("outsider", 404)],
)
def test_who_may_not_write_terms(client_as, page, new, username, status):
    client = client_as(username)

    assert client.get(new).status_code == status
    assert client.get(page(DRAFT)).status_code == status
    for address in (new, page(DRAFT), page(PROPOSE)):
        assert client.post(address, {}).status_code == status


def test_signed_out_is_sent_to_sign_in(client, page, new):
    assert client.get(new).status_code == 302
    assert client.get(page(DRAFT)).status_code == 302
    assert client.post(page(PROPOSE)).status_code == 302


def test_the_list_offers_to_begin_to_who_may(client_as, new):
    listed = new.removesuffix("new/")

    assert "Begin a contract" in client_as("contract_manager").get(listed).content.decode()
    assert "Begin a contract" not in client_as("auditor").get(listed).content.decode()


def test_a_change_begins_with_what_is_agreed(client_as, page):
    html = client_as("contract_manager").get(page(DRAFT)).content.decode()

    assert "Add version 2" in html
    assert "As signed" in html


def test_a_draft_with_problems_is_kept_and_each_is_told_with_its_line(client_as, page):
    response = client_as("contract_manager").post(page(DRAFT), {"text": BAD, "revision": "0"})

    html = response.content.decode()
    assert response.status_code == 422
    assert 'href="#problem-1"' in html
    assert 'id="problem-1"' in html
    assert "kind: fixe" in html
    assert _draft().text == BAD
    assert "Propose it to finance" not in html


def test_a_sound_draft_is_saved_and_proposed(client_as, page):
    client = client_as("contract_manager")

    saved = client.post(page(DRAFT), {"text": SECOND.replace("\n", "\r\n"), "revision": "0"})
    assert saved.status_code == 302
    assert "It adds version 2" in client.get(page(DRAFT)).content.decode()
    proposed = client.post(page(PROPOSE), {"revision": "1", "reason": "Change 1"})

    assert proposed.status_code == 302
    assert _draft().text == SECOND
    assert _draft().reason == "Change 1"
    assert "Waits for finance" in client.get(page("terms/")).content.decode()


def test_a_proposal_needs_a_reason_and_the_draft_as_it_stands(client_as, page):
    client = client_as("contract_manager")
    client.post(page(DRAFT), {"text": SECOND, "revision": "0"})

    without = client.post(page(PROPOSE), {"revision": "1"})
    stale = client.post(page(PROPOSE), {"revision": "7", "reason": "Change 1"})

    assert without.status_code == 422
    assert "Say what is agreed by it, and why" in without.content.decode()
    assert stale.status_code == 422
    assert "Somebody changed the draft meanwhile" in stale.content.decode()
    assert _draft().proposed_by is None


def test_an_empty_text_is_refused_and_a_draft_stays(client_as, page):
    client = client_as("contract_manager")
    client.post(page(DRAFT), {"text": SECOND, "revision": "0"})

    response = client.post(page(DRAFT), {"text": " ", "revision": "1"})

    assert response.status_code == 422
    assert _draft().text == SECOND


def test_what_another_saved_meanwhile_is_shown_and_nothing_typed_is_lost(client_as, page):
    client = client_as("contract_manager")
    client.post(page(DRAFT), {"text": SECOND, "revision": "0"})
    mine = SECOND + "# my remark\n"

    response = client.post(page(DRAFT), {"text": mine, "revision": "0"})

    html = response.content.decode()
    assert response.status_code == 409
    assert "<ins>+# my remark</ins>" in html
    assert 'name="revision" value="1"' in html
    assert _draft().text == SECOND
    assert client.post(page(DRAFT), {"text": mine, "revision": "1"}).status_code == 302
    assert _draft().text == mine
