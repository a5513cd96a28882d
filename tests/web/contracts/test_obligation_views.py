"""The pages of dates, and the calendar feed."""

import html as escapes
import re

import pytest
from django.core.cache import cache

from counterfoil_web.records.models import Event

DATE = {
    "title": "Joint board",
    "owner": "contract_manager",
    "first_due-day": "1",
    "first_due-month": "10",
    "first_due-year": "2026",
    "repeat": "monthly",
    "lead_days": "14",
}
MET = {"due": "2026-10-01", "note": "Minutes of the board"}


@pytest.fixture
def added(client_as, page):
    return client_as("contract_manager").post(page("dates/new/"), DATE)


def feed_of(client_as, page, username):
    html = client_as(username).get(page("dates/")).content.decode()
    return escapes.unescape(re.search(r"http://testserver(/calendars/[^<\s]+)", html)[1])


def test_the_page_has_what_is_late_and_what_is_coming(client_as, page, added):
    assert added.status_code == 302
    html = client_as("auditor").get(page("dates/")).content.decode()
    for words in (
        "Close the statement of April 2026",
        "1 October 2026: Joint board",
        "The year ahead",
    ):
        assert words in html
    assert "Mark as met" not in html


def test_a_date_is_marked_as_met_once(client_as, page, added):
    manager = client_as("contract_manager")
    assert manager.get(page("dates/1/met/?due=2026-10-01")).status_code == 200
    assert manager.post(page("dates/1/met/"), MET).status_code == 302
    assert "1 October 2026: Joint board" not in manager.get(page("dates/")).content.decode()
    assert manager.post(page("dates/1/met/"), MET).status_code == 422
    assert manager.post(page("dates/1/met/"), {**MET, "note": ""}).status_code == 422
    assert Event.objects.filter(kind="obligation-met").count() == 1


def test_a_date_is_ended(client_as, page, added):
    manager = client_as("contract_manager")
    assert manager.post(page("dates/1/end/")).status_code == 302
    assert "Joint board" not in manager.get(page("dates/")).content.decode()
    assert manager.post(page("dates/1/end/")).status_code == 404
    assert manager.get(page("dates/1/met/")).status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "Enter what is to be done"),
        ({"first_due-day": "32"}, "must be a real date"),
        ({"repeat": ""}, "Choose how often"),
        ({"lead_days": "x"}, "must be a whole number"),
    ],
)
def test_a_date_that_is_wrong_is_sent_back(client_as, page, change, words):
    response = client_as("contract_manager").post(page("dates/new/"), {**DATE, **change})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_who_may_read_and_who_may_add(client, client_as, page, added):
    for username, status in {"auditor": 200, "supplier_user": 403, "outsider": 404}.items():
        for rest in ("dates/", "dates/dates.csv"):
            assert client_as(username).get(page(rest)).status_code == status, username
    auditor = client_as("auditor")
    assert auditor.get(page("dates/new/")).status_code == 403
    assert auditor.post(page("dates/1/met/"), MET).status_code == 403
    assert auditor.post(page("dates/1/end/")).status_code == 403
    client.logout()
    assert client.get(page("dates/")).status_code == 302


def test_a_calendar_program_reads_the_dates_without_signing_in(client, client_as, page, added):
    cache.clear()
    address = feed_of(client_as, page, "auditor")
    client.logout()
    for _ in range(2):
        response = client.get(address)
        assert response.status_code == 200
    text = response.content.decode()
    assert response["Content-Type"].startswith("text/calendar")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "Joint board" in text
    assert Event.objects.filter(kind="export", record__startswith="calendar/").count() == 1


def test_an_address_that_is_none_or_ended_is_not_found(client, client_as, page, world):
    address = feed_of(client_as, page, "contract_manager")
    world.people["contract_manager"].memberships.update(revoked_at="2026-01-01T00:00:00Z")
    client.logout()
    assert client.get(address).status_code == 404
    assert client.get("/calendars/none/dates.ics").status_code == 404
