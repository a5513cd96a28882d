from __future__ import annotations

import pytest

from counterfoil.record import read_header, read_rows, verify
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
EXPORT = "/log/export/"


def lines(response) -> list[str]:
    return response.getvalue().decode().splitlines()


def test_signed_out_is_sent_to_sign_in(client):
    assert client.post(EXPORT).status_code == 302


@pytest.mark.parametrize("username", ["commercial_lead", "administrator", "commissioner"])
def test_a_role_that_may_not_export_is_refused(username, client_as):
    assert client_as(username).post(EXPORT).status_code == 403
    assert not Event.objects.filter(kind="log-exported").exists()


def test_it_is_not_read_by_a_link(client_as):
    assert client_as("auditor").get(EXPORT).status_code == 405


def test_a_copy_to_verify_holds_what_the_reader_may_see(client_as, events):
    response = client_as("auditor").post(EXPORT, {"form": "json"})
    text = lines(response)
    header = read_header(text[0], "copy")
    rows = list(read_rows(text[1:], "copy"))

    assert verify((row.link for row in rows), start=header.before, head=header.head).holds
    shown = {row.link.number for row in rows if row.event is not None}
    assert {events[name].number for name in ("custody", "sealed", "guess", "supplier")} < shown
    assert not {events[name].number for name in ("business", "account", "outsider")} & shown
    assert "987654" not in "\n".join(text)
    assert header.about["organisation"] == "External auditor"
    assert header.about["marking"] == "OFFICIAL-SENSITIVE"


def test_taking_a_copy_is_its_own_last_row(client_as, events):
    response = client_as("auditor").post(EXPORT, {"form": "json", "record": "case/"})
    text = lines(response)
    logged = Event.objects.order_by("-number").first()

    assert (logged.kind, logged.after) == (
        "log-exported",
        {"form": "json-lines", "record": "case/"},
    )
    assert read_header(text[0], "copy").head.hash == logged.hash


def test_a_copy_to_read_leaves_marked(client_as, events):
    response = client_as("finance_officer").post(EXPORT, {"form": "csv", "kind": "case-edited"})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="OFFICIAL-SENSITIVE log-' in response["Content-Disposition"]
    assert response["X-Protective-Marking"] == "OFFICIAL-SENSITIVE"
    assert response["Cache-Control"] == "no-store, private"
    assert len(lines(response)) == 2


def test_what_cannot_be_asked_is_said_and_nothing_leaves(client_as, events):
    response = client_as("auditor").post(EXPORT, {"partnership": "zzzzzzzz"})

    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert not Event.objects.filter(kind="log-exported").exists()


def test_a_forged_request_is_refused(world):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["auditor"])

    assert client.post(EXPORT, {"form": "csv"}).status_code == 403
