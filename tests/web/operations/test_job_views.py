"""The pages of jobs: how far, stop, run again, take the file; each for those it is for."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from counterfoil.access import Marking
from counterfoil_web.records import jobs
from counterfoil_web.records.models import Event, Job

Status = Job.Status
HTMX = {"HX-Request": "true"}


@pytest.fixture
def job(world):
    def make(status=Status.RUNNING, **fields):
        return Job.objects.create(
            **{
                "kind": "probe",
                "title": "Word draft of Custody services",
                "owner": world.people["commercial_lead"],
                "organisation": world.organisations["force"],
                "status": status,
                **fields,
            }
        )

    return make


def at(name, row):
    return reverse(f"operations:{name}", args=[getattr(row, "pk", row)])


READ = ("job", "job-file")
WRITE = ("job-cancel", "job-again")


@pytest.mark.parametrize("name", READ + WRITE)
def test_signed_out_is_sent_to_sign_in(job, name):
    client = Client()
    ask = client.get if name in READ else client.post
    response = ask(at(name, job()))

    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("name", READ + WRITE)
@pytest.mark.parametrize("who", ["outsider", "commissioner"])
def test_another_organisation_finds_nothing(client_as, job, name, who, world):
    row = job(partnership_ref=world.partnership.ref)
    client = client_as(who)
    ask = client.get if name in READ else client.post

    assert ask(at(name, row)).status_code == 404


@pytest.mark.parametrize("name", WRITE)
def test_a_colleague_cannot_stop_it_or_run_it_again(client_as, job, name, world):
    row = job(Status.FAILED, partnership_ref=world.partnership.ref)

    assert client_as("finance_officer").post(at(name, row)).status_code == 404


@pytest.mark.parametrize("name", WRITE)
def test_a_link_changes_nothing(client_as, job, name):
    assert client_as("commercial_lead").get(at(name, job())).status_code == 405


def test_the_list_without_jobs_says_what_will_be_there(client_as):
    page = client_as("commercial_lead").get(reverse("operations:jobs")).content.decode()

    assert "You have not started any" in page


def test_the_list_holds_ones_own_jobs(client_as, job):
    row = job()

    mine = client_as("commercial_lead").get(reverse("operations:jobs")).content.decode()
    theirs = client_as("finance_officer").get(reverse("operations:jobs")).content.decode()

    assert at("job", row) in mine
    assert at("job", row) not in theirs


def test_the_list_is_paged(client_as, job):
    for number in range(51):
        job(title=f"Job {number}")
    client = client_as("commercial_lead")

    first = client.get(reverse("operations:jobs")).content.decode()
    second = client.get(reverse("operations:jobs") + "?page=2").content.decode()

    assert first.count("<tr") == 51
    assert second.count("<tr") == 2
    assert "Older jobs" in first
    assert "Newer jobs" in second


def test_a_running_job_tells_how_far_it_is_and_asks_again(client_as, job):
    row = job(done=1, total=4, message="Drawing the charts")
    page = client_as("commercial_lead").get(at("job", row)).content.decode()

    assert "Drawing the charts" in page
    assert 'value="25"' in page
    assert 'hx-trigger="every 1s"' in page
    assert "See how far it is now" in page
    assert "Stop it" in page


def test_to_htmx_goes_only_the_part_that_changes(client_as, job):
    client = client_as("commercial_lead")
    running = client.get(at("job", job()), headers=HTMX).content.decode()
    done = client.get(at("job", job(Status.DONE)), headers=HTMX).content.decode()

    assert "<html" not in running
    assert "hx-trigger" in running
    assert "hx-trigger" not in done


def test_stopping_asks_the_job_and_tells_the_log(client_as, job):
    row = job()
    response = client_as("commercial_lead").post(at("job-cancel", row), follow=True)

    row.refresh_from_db()
    assert row.cancel_requested
    assert response.redirect_chain == [(at("job", row), 302)]
    assert "It is being stopped." in response.content.decode()
    assert Event.objects.filter(kind="job-stopped", record=f"job/{row.pk}").exists()


def test_a_failed_job_says_why_and_can_be_run_again(client_as, job, monkeypatch):
    runs = []
    jobs._find_kinds()
    monkeypatch.setattr(jobs, "_KINDS", {"probe": lambda job, number: runs.append(number)})
    row = job(Status.FAILED, fault=jobs.STOPPED, arguments={"number": 3})
    client = client_as("commercial_lead")
    assert "The worker that ran this was stopped" in client.get(at("job", row)).content.decode()

    response = client.post(at("job-again", row))

    new = Job.objects.exclude(pk=row.pk).get()
    assert response["Location"] == at("job", new)
    assert runs == [3]
    assert new.status == Status.DONE


def test_a_job_that_is_done_is_not_run_again(client_as, job):
    row = job(Status.DONE)
    response = client_as("commercial_lead").post(at("job-again", row), follow=True)

    assert Job.objects.count() == 1
    assert "nothing to run again" in response.content.decode()


@pytest.fixture
def with_file(job):
    path = default_storage.save("results/probe", ContentFile(b"words"))
    yield job(
        Status.DONE,
        result_path=path,
        result_name="case.docx",
        result_marking=Marking.OFFICIAL_SENSITIVE_COMMERCIAL,
    )
    default_storage.delete(path)


def test_the_file_leaves_with_its_marking_and_the_log_says_who_took_it(client_as, with_file):
    response = client_as("commercial_lead").get(at("job-file", with_file))

    assert b"".join(response.streaming_content) == b"words"
    assert "OFFICIAL-SENSITIVE COMMERCIAL case.docx" in response["Content-Disposition"]
    assert response["X-Protective-Marking"] == "OFFICIAL-SENSITIVE: COMMERCIAL"
    assert "no-store" in response["Cache-Control"]
    event = Event.objects.get(kind="export")
    assert event.record == f"job/{with_file.pk}"
    assert event.after["file"] == "case.docx"


def test_a_file_that_is_no_longer_kept_is_not_found(client_as, with_file):
    default_storage.delete(with_file.result_path)

    assert client_as("commercial_lead").get(at("job-file", with_file)).status_code == 404


def test_a_job_without_a_file_has_none_to_take(client_as, job):
    assert client_as("commercial_lead").get(at("job-file", job(Status.DONE))).status_code == 404


def test_a_guessed_number_finds_nothing(client_as):
    assert client_as("commercial_lead").get(at("job", uuid4())).status_code == 404
