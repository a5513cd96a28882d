"""A job in words at each of its stages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from counterfoil_web.operations.job_presenters import ShownJob
from counterfoil_web.records.models import Job

Status = Job.Status
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def shown(status, *, mine=True, **fields):
    return ShownJob(Job(title="Word draft", status=status, made_at=NOON, **fields), mine=mine)


@pytest.mark.parametrize(
    ("status", "fields", "words", "over", "stop", "again"),
    [
        (Status.WAITING, {}, "waits for its turn", False, True, False),
        (Status.RUNNING, {"message": "Drawing charts"}, "Drawing charts", False, True, False),
        (Status.RUNNING, {}, "It has started.", False, True, False),
        (Status.DONE, {}, "It is done.", True, False, False),
        (Status.FAILED, {"fault": "The disk is full."}, "The disk is full.", True, False, True),
        (Status.CANCELLED, {}, "Nothing of it was kept", True, False, True),
    ],
)
def test_each_stage_has_its_words_and_buttons(status, fields, words, over, stop, again):
    job = shown(status, **fields)

    assert words in job.sentence
    assert (job.is_over, job.can_be_stopped, job.can_be_run_again) == (over, stop, again)


@pytest.mark.parametrize("status", [Status.RUNNING, Status.FAILED])
def test_somebody_else_has_no_buttons(status):
    job = shown(status, mine=False)

    assert not job.can_be_stopped
    assert not job.can_be_run_again


def test_a_job_that_was_asked_to_stop_is_stopping():
    job = shown(Status.RUNNING, cancel_requested=True)

    assert job.stopping
    assert not job.can_be_stopped
    assert not shown(Status.DONE, cancel_requested=True).stopping


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, None), (0, 3, 0), (1, 3, 33), (3, 3, 100), (5, 3, 100)]
)
def test_how_far_it_is(done, total, percent):
    assert shown(Status.RUNNING, done=done, total=total).percent == percent


def test_only_a_job_that_is_done_offers_its_file():
    assert shown(Status.DONE, result_path="results/a").has_file
    assert not shown(Status.DONE).has_file
    assert not shown(Status.FAILED, result_path="results/a").has_file


def test_the_last_moment_is_the_latest_known():
    later = NOON + timedelta(hours=1)

    assert shown(Status.WAITING).last_moment == NOON
    assert shown(Status.RUNNING, started_at=later).last_moment == later
    assert shown(Status.DONE, started_at=NOON, finished_at=later).last_moment == later


def test_who_waits_is_led_on_when_all_that_was_made_is_a_page():
    made = {"result_address": "/there/"}

    assert shown(Status.DONE, **made).leads_on
    assert not shown(Status.DONE).leads_on
    assert not shown(Status.RUNNING, **made).leads_on
    assert not shown(Status.DONE, result_path="results/a", **made).leads_on
