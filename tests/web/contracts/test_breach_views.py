"""Recording a breach and following it step by step."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import Breach
from counterfoil_web.records.models import Event

FIRST = {
    "title": "Calls left unanswered",
    "measure": "calls",
    "clause": "Schedule 8, 2",
    "on-day": "30",
    "on-month": "4",
    "on-year": "2026",
    "by": "contract manager",
    "note": "80 of 100 calls answered in April",
    "due-day": "7",
    "due-month": "5",
    "due-year": "2026",
}
NOTIFIED = {
    "step": "supplier notified",
    "on-day": "2",
    "on-month": "5",
    "on-year": "2026",
    "by": "contract manager",
    "note": "Letter sent",
}


@pytest.fixture
def recorded(client_as, page):
    """A breach recorded by the contract manager, its next step long overdue."""
    return client_as("contract_manager").post(page("breaches/new/"), FIRST)


def test_a_breach_is_recorded_shown_late_and_logged(client_as, page, recorded):
    assert recorded.status_code == 302
    assert recorded["Location"] == page("breaches/1/")
    html = client_as("auditor").get(page("breaches/")).content.decode()
    assert "Calls left unanswered" in html
    assert "Late" in html
    assert "7 May 2026" in html
    assert Event.objects.filter(kind="breach-recorded").count() == 1


def test_only_steps_that_may_follow_are_offered(client_as, page, recorded):
    html = client_as("contract_manager").get(page("breaches/1/")).content.decode()
    assert 'value="supplier notified"' in html
    assert 'value="closed without further step"' in html
    assert 'value="stepped in"' not in html


def test_a_step_is_added_and_the_next_ones_offered(client_as, page, recorded):
    manager = client_as("contract_manager")
    assert manager.post(page("breaches/1/"), NOTIFIED).status_code == 302
    html = manager.get(page("breaches/1/")).content.decode()
    assert "Letter sent" in html
    assert "rectification plan asked for or rectified" in html
    assert Event.objects.filter(kind="breach-step").count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"step": ""}, "Choose the step"),
        ({"step": "stepped in"}, "Choose one of the steps that may follow"),
        ({"on-year": "2099"}, "must be today or before"),
        ({"on-month": "3"}, "in order of time"),
        ({"by": ""}, "Enter which office did it"),
        ({"note": " "}, "Enter what was done"),
        (
            {"due-day": "1", "due-month": "5", "due-year": "2026"},
            "must be due on or after the day of this one",
        ),
    ],
)
def test_a_step_that_is_wrong_is_sent_back(client_as, page, recorded, change, words):
    response = client_as("contract_manager").post(page("breaches/1/"), {**NOTIFIED, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert Breach.objects.get().steps.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "Enter what was breached"),
        ({"clause": ""}, "Enter the clause"),
        ({"measure": "none"}, "Select a valid choice"),
        ({"on-day": ""}, "must include a day"),
        ({"note": ""}, "Enter what happened"),
    ],
)
def test_a_breach_that_is_wrong_is_sent_back(client_as, page, change, words):
    response = client_as("contract_manager").post(page("breaches/new/"), {**FIRST, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    with scopes_disabled():
        assert not Breach.objects.exists()


@pytest.mark.parametrize("rest", ["breaches/", "breaches/1/", "breaches/breaches.csv"])
def test_who_may_read_breaches(client, client_as, page, recorded, rest):
    expected = {"auditor": 200, "finance_officer": 200, "supplier_user": 403, "outsider": 404}
    for username, status in expected.items():
        assert client_as(username).get(page(rest)).status_code == status, username
    client.logout()
    assert client.get(page(rest)).status_code == 302


def test_only_who_records_figures_records_a_breach(client_as, page, recorded):
    auditor = client_as("auditor")
    assert "Record the step" not in auditor.get(page("breaches/1/")).content.decode()
    assert auditor.post(page("breaches/1/"), NOTIFIED).status_code == 403
    assert auditor.get(page("breaches/new/")).status_code == 403


def test_an_empty_list_says_what_will_be_here(client_as, page):
    assert "No breach is recorded" in client_as("auditor").get(page("breaches/")).content.decode()


def test_a_breach_that_is_none_is_not_found(client_as, page):
    assert client_as("auditor").get(page("breaches/7/")).status_code == 404
