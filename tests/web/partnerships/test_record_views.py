"""A partnership as a record: the pages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records.models import Event
from tests.web.partnerships.conftest import text_of

NEW = {"title": "Dalfa’r Fro", "kind": "custody", "marking": "official"}
CHANGE = {
    "title": "Custody 2027",
    "kind": "custody",
    "marking": "official_sensitive_commercial",
    "revision": "1",
}
NAMES = ("change", "archive", "restore", "history")


@pytest.fixture
def url(world):
    def made(name):
        return reverse(f"partnerships:{name}", args=[world.partnership.ref])

    return made


@pytest.mark.parametrize("name", NAMES)
def test_signed_out_and_outsider(client, client_as, url, name):
    assert client.get(url(name)).status_code == 302
    assert client_as("outsider").get(url(name)).status_code == 404


def test_wrong_roles(client_as, url):
    for name in ("change", "archive", "restore"):
        assert client_as("commissioner").get(url(name)).status_code == 403
        assert client_as("inspector").post(url(name), CHANGE).status_code == 403
    assert client_as("evaluator").get(url("history")).status_code == 403
    assert client_as("contract_manager").get(url("archive")).status_code == 403


def test_starting_a_partnership(world, client_as):
    lead = client_as("commercial_lead")
    address = reverse("partnerships:new")
    assert "Example force is its lead force." in text_of(lead.get(address))
    body = str(world.organisations["policing_body"].pk)
    response = lead.post(address, {**NEW, "policing_body": body}, follow=True)

    assert "Dalfa’r Fro is started." in text_of(response)
    assert "Not written yet" in text_of(response)
    with scopes_disabled():
        made = Partnership.objects.get(title="Dalfa’r Fro")
    page = client_as("commissioner").get(reverse("partnerships:workspace", args=[made.ref]))
    assert page.status_code == 200


@pytest.fixture
def start(world, client_as):
    """Send the form that starts a partnership, with the key that it was shown with."""
    body = str(world.organisations["policing_body"].pk)

    def sent(client, key, **changed):
        data = {**NEW, "policing_body": body, "start_key": key, **changed}
        return client.post(reverse("partnerships:new"), data)

    return sent


def key_in(response):
    return re.search(r'name="start_key" value="([^"]+)"', response.content.decode())[1]


def test_a_form_sent_twice_starts_one_partnership(client_as, start):
    lead = client_as("commercial_lead")
    key = key_in(lead.get(reverse("partnerships:new")))
    first, second = start(lead, key), start(lead, key)

    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    with scopes_disabled():
        assert Partnership.objects.filter(title=NEW["title"]).count() == 1
        assert Event.objects.filter(kind="partnership-created").count() == 1


def test_a_form_gone_back_to_and_changed_asks_before_it_starts_another(client_as, start):
    lead = client_as("commercial_lead")
    key = key_in(lead.get(reverse("partnerships:new")))
    start(lead, key)
    again = start(lead, key, title="A second one")

    assert again.status_code == 422
    assert "You have started “Dalfa’r Fro” with this form already." in text_of(again)
    assert "A second one" in again.content.decode()
    with scopes_disabled():
        assert Partnership.objects.count() == 4
    assert start(lead, key_in(again), title="A second one").status_code == 302
    with scopes_disabled():
        assert Partnership.objects.count() == 5


def test_a_form_with_a_fault_keeps_its_key(client_as, start):
    lead = client_as("commercial_lead")
    key = key_in(lead.get(reverse("partnerships:new")))

    assert key_in(start(lead, key, title="")) == key


def test_another_persons_key_starts_nothing_of_theirs(client_as, start):
    key = key_in(client_as("commercial_lead").get(reverse("partnerships:new")))
    first = start(client_as("commercial_lead"), key)
    second = start(client_as("finance_officer"), key)

    assert second.status_code == 302
    assert second.url != first.url


def test_who_may_not_start_one(client, client_as):
    address = reverse("partnerships:new")

    assert client.get(address).status_code == 302
    assert client_as("commissioner").get(address).status_code == 403
    assert client_as("inspector").post(address, NEW).status_code == 403


@pytest.mark.parametrize("missing", ["title", "kind", "policing_body"])
def test_a_bad_start_is_shown_again(world, client_as, missing):
    data = {**NEW, "policing_body": str(world.organisations["policing_body"].pk), missing: ""}
    response = client_as("commercial_lead").post(reverse("partnerships:new"), data)

    assert response.status_code == 422
    assert "There is a problem" in text_of(response)
    with scopes_disabled():
        assert Partnership.objects.count() == 3


def test_a_change_and_its_history(client_as, url):
    lead = client_as("commercial_lead")
    assert lead.get(url("change")).status_code == 200
    response = lead.post(url("change"), CHANGE, follow=True)
    assert "The partnership is saved." in text_of(response)

    words = text_of(lead.get(url("history")))
    assert "Changed Commercial lead" in words
    assert "Title Custody [taken out:] services [end] [put in:] 2027 [end]" in words
    assert "Started" in words


def test_a_bad_change_is_shown_again(client_as, url):
    response = client_as("commercial_lead").post(url("change"), {**CHANGE, "title": ""})

    assert response.status_code == 422


def test_two_people_change_it_at_once(world, client_as, url):
    client_as("finance_officer").post(url("change"), CHANGE)
    slow = client_as("commercial_lead")
    response = slow.post(url("change"), {**CHANGE, "title": "Custody 2028"})

    assert response.status_code == 409
    words = text_of(response)
    assert "Finance officer saved the partnership on" in words
    assert "Title Custody [taken out:] 2027 [end] [put in:] 2028 [end]" in words
    again = {
        **CHANGE,
        "title": "Custody 2028",
        "revision": response.context["form"]["revision"].value(),
    }
    assert slow.post(url("change"), again).status_code == 302
    with scopes_disabled():
        assert Partnership.objects.get(pk=world.partnership.pk).title == "Custody 2028"


def test_archive_and_restore(client_as, url):
    lead = client_as("commercial_lead")
    assert lead.get(url("archive")).status_code == 200
    assert lead.post(url("archive"), {"reason": ""}).status_code == 422
    words = text_of(lead.post(url("archive"), {"reason": "It ended"}, follow=True))
    assert "It can be read and not changed." in words
    assert lead.get(url("change")).status_code == 403
    assert "Custody services" not in text_of(lead.get(reverse("partnerships:list")))
    assert "Custody services" in text_of(lead.get(reverse("partnerships:list") + "?archived=1"))

    assert lead.get(url("restore")).status_code == 200
    assert lead.post(url("restore"), {"reason": ""}).status_code == 422
    lead.post(url("restore"), {"reason": "It goes on"})
    assert lead.get(url("change")).status_code == 200
    words = text_of(lead.get(url("history")))
    assert "Restored Commercial lead" in words
    assert "Archived Commercial lead" in words
