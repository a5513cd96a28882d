"""The forms of closing, used rightly and wrongly."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import ClosedStatement, ProposedClose


def told() -> str:
    with scopes_disabled():
        return ProposedClose.objects.get(ended_at=None).fingerprint


def test_a_month_from_open_to_closed_for_ever(client_as, page):
    manager, finance = client_as("contract_manager"), client_as("finance_officer")

    answer = manager.post(page("months/2026-04/propose/"), {"note": "All in"}, follow=True)
    assert "Finance is asked to close April 2026" in answer.content.decode()
    answer = finance.post(
        page("months/2026-04/close/"), {"sure": "on", "told": told()}, follow=True
    )

    html = answer.content.decode()
    assert "April 2026 is closed" in html
    assert "It stands for ever" in html
    assert "Propose it to finance" not in manager.get(page("months/2026-04/")).content.decode()
    overview = manager.get(page()).content.decode()
    assert "May 2026" in overview
    assert "£217,200.00" in overview


@pytest.mark.parametrize(
    ("rest", "data", "words"),
    [
        ("close/", {"sure": "on", "told": "x"}, "the statement has changed"),
        ("close/", {}, "Confirm that you have read the statement"),
        ("send-back/", {}, "Say why it is not closed"),
    ],
)
def test_a_form_sent_wrongly_says_what_to_do(client_as, page, rest, data, words):
    client_as("contract_manager").post(page("months/2026-04/propose/"))

    answer = client_as("finance_officer").post(page(f"months/2026-04/{rest}"), data)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    with scopes_disabled():
        assert not ClosedStatement.objects.exists()


def test_a_month_out_of_order_says_which_comes_first(client_as, page):
    answer = client_as("contract_manager").post(page("months/2026-05/propose/"))
    assert answer.status_code == 422
    assert "2026-05 cannot be closed before 2026-04" in answer.content.decode()


def test_nothing_proposed_nothing_closed(client_as, page):
    answer = client_as("finance_officer").post(page("months/2026-04/close/"), {"sure": "on"})
    assert answer.status_code == 422
    assert "has not been proposed" in answer.content.decode()


def test_it_is_sent_back_and_stays_open(client_as, page):
    client_as("contract_manager").post(page("months/2026-04/propose/"))
    answer = client_as("finance_officer").post(
        page("months/2026-04/send-back/"), {"why": "Not verified"}, follow=True
    )
    assert "was sent back and stays open" in answer.content.decode()


@pytest.mark.parametrize(
    ("username", "rest", "status"),
    [
        ("supplier_user", "propose/", 403),
        ("finance_officer", "propose/", 403),
        ("contract_manager", "close/", 403),
        ("commissioner", "send-back/", 403),
        ("outsider", "close/", 404),
    ],
)
def test_who_may_not(client_as, page, username, rest, status):
    answer = client_as(username).post(page(f"months/2026-04/{rest}"), {"sure": "on"})
    assert answer.status_code == status
    assert client_as("contract_manager").get(page(f"months/2026-04/{rest}")).status_code == 405
