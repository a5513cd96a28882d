from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.html import escape

from counterfoil_web.records.guard import lower_guard
from counterfoil_web.records.log import Entry, append
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db

LOG = "/log/"


def page(client, address=LOG, **asked):
    return client.get(address, asked)


class TestTheLog:
    def test_signed_out_is_sent_to_sign_in(self, client):
        assert client.get(LOG).status_code == 302
        assert reverse("account_login") in client.get(LOG)["Location"]

    @pytest.mark.parametrize("username", ["evaluator", "commercial_lead", "supplier_user"])
    def test_a_role_without_the_log_is_refused_by_its_rule(self, username, client_as):
        response = page(client_as(username))

        assert response.status_code == 403
        assert b"role-allows" in response.content

    def test_an_inspector_reads_what_was_shared(self, client_as, events):
        response = page(client_as("inspector"))

        assert response.status_code == 200
        assert "New quotation" in response.text
        assert "Custody services" in response.text
        assert f"/log/{events['business'].number}/" not in response.text
        assert f"/log/{events['outsider'].number}/" not in response.text

    def test_a_sealed_row_is_listed_without_its_words(self, client_as, events):
        response = page(client_as("finance_officer"))

        assert "Price entered" in response.text
        assert "Sealed" in response.text
        assert "As received" not in response.text
        assert "987654" not in response.text
        assert "987,654" not in response.text

    def test_nothing_yet_says_what_will_be_here(self, client_as):
        client = client_as("inspector")
        lower_guard(connection)
        Event.objects.all().delete()
        text = page(client).text

        assert "Nothing has been logged that you may see" in text

    def test_asking_for_what_is_not_there_says_so(self, client_as, events):
        text = page(client_as("inspector"), person="nobody of that name").text

        assert "No event that you may see is like that" in text

    def test_what_was_asked_stays_in_the_boxes_and_in_the_links(self, client_as, world):
        append(
            [Entry(kind="edited", record=f"case/{n}") for n in range(60)],
            person=world.people["commercial_lead"],
            organisation=world.organisations["force"],
        )
        response = page(client_as("finance_officer"), record="case/")

        assert 'value="case/"' in response.text
        older = escape(f"?record=case%2F&older={Event.objects.get(record='case/10').number}")
        assert f'href="{older}"' in response.text

    def test_a_page_further_on_leads_both_ways(self, client_as, world):
        append(
            [Entry(kind="edited", record=f"case/{n}") for n in range(120)],
            person=world.people["commercial_lead"],
            organisation=world.organisations["force"],
        )
        text = page(client_as("finance_officer"), older="71").text

        assert "older=21" in text
        assert "newer=70" in text

    @pytest.mark.parametrize("place", ["-1", "x", "²", "9" * 40, ""])
    def test_a_place_that_is_none_shows_the_latest(self, place, client_as, events):
        assert page(client_as("finance_officer"), older=place).status_code == 200

    def test_a_wrong_date_is_said_with_422(self, client_as):
        response = page(client_as("inspector"), **{"since-day": "31", "since-month": "2"})

        assert response.status_code == 422
        assert "There is a problem" in response.text
        assert 'href="#id_since-' in response.text

    def test_a_partnership_is_searched_for_and_not_chosen_from_a_list(self, client_as, events):
        text = page(client_as("finance_officer"), partnership="custody").text

        assert f"/log/{events['custody'].number}/" in text
        assert f"/log/{events['account'].number}/" not in text
        assert 'value="custody"' in text
        assert text.count("<select") == 1

    def test_a_partnership_that_is_hidden_is_not_told_from_one_that_is_none(
        self, client_as, world, events
    ):
        hidden = world.partnerships["business"]
        for words in (hidden.title, hidden.ref, "Nothing of that name"):
            response = page(client_as("inspector"), partnership=words)

            assert response.status_code == 422
            assert "No partnership whose history you may see has that title" in response.text

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_it_is_only_read(self, method, client_as):
        assert getattr(client_as("inspector"), method)(LOG).status_code == 405

    def test_names_are_shown_as_text(self, client_as, world):
        lead = world.people["commercial_lead"]
        lead.name = "<script>alert(1)</script>"
        append(
            [Entry(kind="edited", record="<b>x</b>", reason="<i>")],
            person=lead,
            organisation=world.organisations["force"],
        )
        text = page(client_as("finance_officer")).text

        assert "&lt;script&gt;alert(1)" in text
        assert "<b>x</b>" not in text


class TestOneEvent:
    def test_its_change_is_shown_value_by_value(self, client_as, events):
        text = page(client_as("inspector"), f"/log/{events['custody'].number}/").text

        for words in ("Case edited", "Price (£)", "100", "120", "Môn", "New quotation"):
            assert words in text
        assert events["custody"].hash in text

    def test_words_under_a_seal_are_withheld_with_the_reason(self, client_as, events):
        text = page(client_as("auditor"), f"/log/{events['sealed'].number}/").text

        assert "Prices are sealed until two officers open them." in text
        assert "987654" not in text
        assert "987,654" not in text
        assert "As received" not in text

    def test_looking_behind_a_broken_seal_is_logged(self, client_as, events):
        append([Entry(kind="seal-released", record="lot/1")], person=None, organisation=None)
        address = f"/log/{events['sealed'].number}/"

        assert "987654" in page(client_as("auditor"), address).text
        logged = Event.objects.order_by("-number").first()
        assert (logged.kind, logged.record) == ("viewed-sealed", address.strip("/"))
        assert logged.actor.email == "auditor@force.example"

    def test_reading_a_plain_event_is_not_logged(self, client_as, events):
        before = Event.objects.count()
        client = client_as("auditor")
        signed_in = Event.objects.count()
        page(client, f"/log/{events['custody'].number}/")

        assert Event.objects.count() == signed_in >= before

    @pytest.mark.parametrize("name", ["business", "outsider", "account", "nobody"])
    def test_an_event_out_of_sight_is_not_there(self, name, client_as, events):
        response = page(client_as("inspector"), f"/log/{events[name].number}/")

        assert response.status_code == 404

    def test_a_number_that_is_none_is_not_there(self, client_as):
        assert page(client_as("inspector"), "/log/999999/").status_code == 404
        assert page(client_as("inspector"), f"/log/{10**30}/").status_code == 404

    def test_a_role_without_the_log_is_refused(self, client_as, events):
        address = f"/log/{events['custody'].number}/"

        assert page(client_as("commercial_lead"), address).status_code == 403


def test_ten_thousand_rows_are_quick(client_as, world, django_assert_max_num_queries):
    lead, force = world.people["commercial_lead"], world.organisations["force"]
    append(
        [Entry(kind="edited", record=f"case/{n}", after={"n": n}) for n in range(10_000)],
        person=lead,
        organisation=force,
    )
    client = client_as("finance_officer")
    page(client)
    with django_assert_max_num_queries(12):
        assert page(client).status_code == 200
    with django_assert_max_num_queries(12):
        assert page(client, older="60", person="commercial").status_code == 200
