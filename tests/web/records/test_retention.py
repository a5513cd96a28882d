"""What is kept for a time only: the rules, and what each run takes away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Marking
from counterfoil_web.records import retention
from counterfoil_web.records.jobs import RunningJob
from counterfoil_web.records.models import Job

NOW = timezone.now()

# What an auditor may ask for years later. A rule about any of these would be a fault.
THE_RECORD = {
    *("records.Event", "records.LogCheck", "accounts.User", "accounts.Organisation"),
    *("accounts.Membership", "accounts.Invitation", "partnerships.Partnership"),
    *("partnerships.Access", "appraisals.Draft", "appraisals.DraftEdit", "appraisals.Version"),
    *("appraisals.BaselineSignature", "results.Review", "decisions.Decision"),
}


@pytest.fixture
def only(monkeypatch):
    """Leave just the rules that the test registers."""
    monkeypatch.setattr(retention, "_RULES", {})
    monkeypatch.setattr(retention, "_find_rules", lambda: None)


def _job(days, status=Job.Status.DONE, **values):
    ended = None if status == Job.Status.RUNNING else NOW - timedelta(days=days)
    return Job.objects.create(kind="k", title="t", status=status, finished_at=ended, **values)


@pytest.mark.django_db
def test_no_rule_is_about_the_record():
    with scopes_disabled():
        models = {getattr(rule.rows(NOW), "model", None) for rule in retention.rules()} - {None}
    named = {model._meta.label for model in models}

    assert named == {
        *("records.Job", "sessions.Session", "usersessions.UserSession", "accounts.KeptWords"),
        *("appraisals.CaseImport", "appraisals.DraftPresence", "results.KeptAnswer"),
        *("contracts.RecordImport", "django_tasks_database.DBTaskResult"),
    }
    assert not named & {label for label in THE_RECORD if apps.get_model(label)}


def test_every_rule_says_what_goes_and_when():
    assert {rule.what: rule.kept.days for rule in retention.rules()} == {
        "files that jobs made": 30,
        "jobs that ended": 180,
        "sessions that ran out": 1,
        "what is shown of sessions that are over": 1,
        "words kept for who was signed out": 0,
        "workbooks that were uploaded and not applied": 30,
        "spreadsheets that were uploaded and not brought in": 30,
        "where in a draft somebody was last seen": 1,
        "answers that no page asks for": 1,
        "drawings of charts that no kept answer shows": 30,
        "rows of the queue whose work is done": 14,
    }


@pytest.mark.django_db(transaction=True)
def test_a_job_s_file_goes_before_the_job_itself():
    made = _job(31)
    running = RunningJob(made)
    running.keep_file("case.docx", b"words", Marking.OFFICIAL)
    made.save()
    path = made.result_path
    young = _job(29, result_path="results/young", result_name="young.docx")

    retention.tidy(NOW)

    made.refresh_from_db()
    young.refresh_from_db()
    assert (made.result_path, made.result_name) == ("", "")
    assert not default_storage.exists(path)
    assert young.result_path == "results/young"

    Job.objects.filter(pk=made.pk).update(finished_at=NOW - timedelta(days=181))
    _job(181, Job.Status.FAILED)
    still = [_job(179, Job.Status.CANCELLED), _job(0, Job.Status.RUNNING)]
    retention.tidy(NOW)

    assert set(Job.objects.all()) == {young, *still}


@pytest.mark.django_db
def test_much_goes_in_parts(only, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    given = []
    retention.kept_for("five", timedelta(days=1), remove=given.append)(lambda _: [1, 2, 3, 4, 5])

    assert retention.tidy(NOW) == {"five": 5}
    assert given == [[1, 2], [3, 4], [5]]


@pytest.mark.django_db
def test_a_rule_that_fails_does_not_stop_the_others(only, caplog):
    def fail(_before):
        raise RuntimeError("no table")

    retention.kept_for("wrong", timedelta(days=1))(fail)
    retention.kept_for("right", timedelta(days=180))(retention.ended_jobs)
    _job(181)

    assert retention.tidy(NOW) == {"right": 1}
    assert "tidying failed" in caplog.text
