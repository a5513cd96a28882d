"""Once a day, by whichever worker comes to it first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from counterfoil_web.operations import retention
from counterfoil_web.operations.retention import DailyTidying, tidy_once_a_day
from counterfoil_web.records.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _not_yet_today():
    cache.clear()
    yield
    cache.clear()


def test_it_is_done_once_a_day(caplog):
    old = timezone.now() - timedelta(days=181)
    Job.objects.create(kind="k", title="t", status=Job.Status.DONE, finished_at=old)

    assert tidy_once_a_day()["jobs that ended"] == 1
    assert tidy_once_a_day() == {}


def test_rows_of_the_queue_go_when_their_work_was_done_a_while_ago():
    now = timezone.now()
    row = {
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "counterfoil_web.records.jobs.run_job",
        "backend_name": "default",
        "priority": 0,
    }
    for status, days in (("SUCCESSFUL", 15), ("FAILED", 15), ("SUCCESSFUL", 13), ("READY", 15)):
        ended = now - timedelta(days=days) if status != "READY" else None
        DBTaskResult.objects.create(status=TaskResultStatus[status], finished_at=ended, **row)

    taken = tidy_once_a_day()

    assert taken["rows of the queue whose work is done"] == 2
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["READY", "SUCCESSFUL"]


def test_the_thread_goes_on_after_a_fault(monkeypatch, caplog):
    asked = []
    tidying = DailyTidying()

    def fail():
        asked.append(1)
        if len(asked) == 2:
            tidying.stop()
        raise RuntimeError("the database is away")

    monkeypatch.setattr(retention, "FIRST_LOOK_AFTER_SECONDS", 0)
    monkeypatch.setattr(retention, "LOOK_EVERY_SECONDS", 0)
    monkeypatch.setattr(retention, "tidy_once_a_day", fail)
    monkeypatch.setattr(retention, "close_old_connections", lambda: None)
    tidying.start()
    tidying.join(20)

    assert not tidying.is_alive()
    assert len(asked) == 2
    assert "it is tried again" in caplog.text
