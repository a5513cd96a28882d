"""Disputes: raised by the supplier on a line, answered by the authority, listed for both."""

import pytest

from counterfoil_web.records.models import Event

LINE = "months/2026-04/line/performance/calls/"
NEW = "months/2026-04/dispute/performance/calls/"
REASON = {"reason": "The exchange of the force was down."}


@pytest.fixture
def raised(client_as, page):
    """The address of a dispute of April's deduction."""
    return client_as("supplier_user").post(page(NEW), REASON)["Location"]


def test_a_disputed_line_says_so_and_shows_the_answer(client_as, page, raised):
    manager = client_as("contract_manager")
    assert "Waits for an answer" in manager.get(page(LINE)).content.decode()
    assert manager.post(raised, {"answer": "It was up."}).status_code == 302
    assert Event.objects.latest("number").kind == "dispute-answered"

    html = client_as("supplier_user").get(page(LINE)).content.decode()
    assert "The exchange of the force was down." in html
    assert "It was up." in html


def test_the_supplier_is_offered_it_once_and_others_are_not(client_as, page, raised):
    assert "Dispute this line" not in client_as("supplier_user").get(page(LINE)).content.decode()
    other = page("months/2026-04/line/base/service/")
    assert "Dispute this line" in client_as("supplier_user").get(other).content.decode()
    assert "Dispute this line" not in client_as("contract_manager").get(other).content.decode()


def test_an_open_dispute_is_not_raised_again(client_as, page, raised):
    response = client_as("supplier_user").post(page(NEW), REASON)
    assert response.status_code == 422
    assert "disputed already" in response.content.decode()


def test_it_is_answered_once_and_in_words(client_as, raised):
    manager = client_as("contract_manager")
    assert manager.post(raised, {"answer": ""}).status_code == 422
    manager.post(raised, {"answer": "It was up."})
    response = manager.post(raised, {"answer": "Again."})
    assert response.status_code == 422
    assert "answered already" in response.content.decode()


def test_a_dispute_has_a_reason(client_as, page):
    response = client_as("supplier_user").post(page(NEW), {"reason": ""})
    assert response.status_code == 422
    assert "Enter why you dispute the line" in response.content.decode()


def test_the_register_lists_it_and_leaves_as_a_table(client_as, page, raised):
    client = client_as("auditor")
    assert "Calls answered in 10 seconds" in client.get(page("disputes/")).content.decode()
    text = client.get(page("disputes/register.csv")).content.decode()
    assert "The exchange of the force was down." in text
    assert client.get(page("disputes/register.xlsx")).content.startswith(b"PK")


def test_an_empty_register_says_what_will_be_here(client_as, page):
    assert "No line is disputed" in client_as("auditor").get(page("disputes/")).content.decode()


@pytest.mark.parametrize(
    ("username", "reads", "disputes", "answers"),
    [
        ("contract_manager", 200, 403, 302),
        ("auditor", 200, 403, 403),
        ("supplier_user", 200, 200, 403),
        ("evaluator", 403, 403, 403),
        ("outsider", 404, 404, 404),
    ],
)
def test_who_may_do_what(client_as, page, raised, username, reads, disputes, answers):
    client = client_as(username)
    assert client.get(page("disputes/")).status_code == reads
    assert client.get(raised).status_code == reads
    assert client.get(page(NEW)).status_code == disputes
    assert client.post(raised, {"answer": "It was up."}).status_code == answers


def test_what_is_not_there_is_not_found(client_as, page):
    client = client_as("supplier_user")
    assert client.get(page("disputes/999/")).status_code == 404
    assert client.get(page("months/2026-04/dispute/base/none/")).status_code == 404
    assert client.get(page("months/2026-03/dispute/base/service/")).status_code == 404


def test_signed_out_is_sent_to_sign_in(client, page):
    for address in ("disputes/", "disputes/1/", NEW):
        assert client.get(page(address)).status_code == 302
