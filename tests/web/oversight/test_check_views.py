from __future__ import annotations

import pytest
from django.db import connection

from counterfoil_web.oversight import check_views
from counterfoil_web.records.guard import lower_guard, raise_guard
from counterfoil_web.records.models import Event, Job, LogCheck

pytestmark = pytest.mark.django_db
CHECK, VERIFY = "/log/verification/", "/log/verification/now/"


def test_signed_out_is_sent_to_sign_in(client):
    assert client.get(CHECK).status_code == 302
    assert client.post(VERIFY).status_code == 302


def test_a_role_without_the_log_is_refused(client_as):
    assert client_as("evaluator").get(CHECK).status_code == 403
    assert client_as("evaluator").post(VERIFY).status_code == 403


def test_who_reads_the_log_sees_the_last_verification_but_may_not_start_one(client_as):
    client = client_as("administrator")

    assert "Verify now" not in client.get(CHECK).text
    assert client.post(VERIFY).status_code == 403


def test_before_the_first_it_says_so_and_shows_where_the_log_ends(client_as, events):
    text = client_as("auditor").get(CHECK).text

    assert "The log has not been verified yet" in text
    assert Event.objects.order_by("-number").first().hash in text


def test_verifying_shows_that_it_is_whole(client_as, events):
    client = client_as("auditor")
    response = client.post(VERIFY, follow=True)

    assert response.redirect_chain == [(CHECK, 302)]
    assert "no row was changed and none is missing" in response.text
    assert "Whole" in response.text
    assert LogCheck.objects.get().by.email == "auditor@force.example"


def test_a_broken_log_is_shown_with_its_row(client_as, events):
    lower_guard(connection)
    Event.objects.filter(number=2).update(reason="nothing to see")
    raise_guard(connection)
    response = client_as("auditor").post(VERIFY, follow=True)

    assert "The log is broken from row 2." in response.text
    assert "Row 2 is not what its hash was made of" in response.text


def test_a_long_log_is_verified_as_a_job(client_as, events, monkeypatch):
    monkeypatch.setattr(check_views, "AT_ONCE", 3)
    response = client_as("auditor").post(VERIFY)

    job = Job.objects.get()
    assert response["Location"].endswith(f"/{job.pk}/")
    assert (job.status, job.result_address) == ("done", CHECK)
    assert LogCheck.objects.get().first_broken is None


def test_it_is_not_started_by_a_link(client_as):
    assert client_as("auditor").get(VERIFY).status_code == 405
