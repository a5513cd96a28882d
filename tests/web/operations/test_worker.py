"""A worker takes jobs, tells that it lives, and gives up the jobs of one that does not."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from counterfoil_web.operations import worker
from counterfoil_web.operations.models import WorkerBeat
from counterfoil_web.records import jobs
from counterfoil_web.records.models import Job

QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def queue(settings, monkeypatch):
    """Jobs wait in the queue, as they do outside of tests.

    The worker's loop drops connections that are within a transaction, as each test is.
    """
    settings.TASKS = QUEUED
    monkeypatch.setattr(f"{db_worker.__name__}.close_old_connections", lambda: None)
    jobs._find_kinds()
    monkeypatch.setattr(jobs, "_KINDS", {})
    monkeypatch.setattr(jobs, "_THIS_PROCESS", {})
    return jobs._KINDS


@pytest.fixture
def acting(world):
    return SimpleNamespace(
        user=world.people["commercial_lead"], organisation=world.organisations["force"]
    )


def work():
    worker.queue_worker("worker-1", batch=True, interval=0).run()


def test_jobs_in_the_queue_are_done_under_the_workers_name(queue, acting, world):
    done = []
    queue["probe"] = lambda job, number: done.append(number)
    first, second = (jobs.start(acting, "probe", {"number": n}, "x") for n in (1, 2))
    assert first.status == Job.Status.WAITING

    work()

    assert done == [1, 2]
    for job in (first, second):
        job.refresh_from_db()
        assert (job.status, job.worker) == (Job.Status.DONE, "worker-1")


def test_a_job_that_fails_does_not_stop_the_worker(queue, acting, world, caplog):
    done = []

    def fail(job):
        raise KeyError("x")

    queue["fails"] = fail
    queue["works"] = lambda job: done.append(1)
    jobs.start(acting, "fails", {}, "x")
    jobs.start(acting, "works", {}, "x")

    work()

    assert done == [1]


def test_a_job_cancelled_while_it_waited_is_passed_over(queue, acting, world):
    queue["probe"] = lambda job: pytest.fail("it was cancelled")
    job = jobs.start(acting, "probe", {}, "x")
    jobs.cancel(job)

    work()

    job.refresh_from_db()
    assert job.status == Job.Status.CANCELLED


def test_a_beat_is_told_for_the_worker_and_its_jobs(acting, db):
    old = timezone.now() - jobs.LOST_AFTER * 2
    mine, lost = (
        Job.objects.create(kind="probe", title="x", status="running", worker=name, heartbeat_at=old)
        for name in ("worker-1", "worker-2")
    )

    worker.beat_once("worker-1", does_rounds=True)

    mine.refresh_from_db()
    lost.refresh_from_db()
    assert WorkerBeat.objects.get().worker == "worker-1"
    assert (mine.status, lost.status) == ("running", "failed")


def test_between_rounds_lost_jobs_are_left_alone(db):
    lost = Job.objects.create(
        kind="probe",
        title="x",
        status="running",
        worker="worker-2",
        heartbeat_at=timezone.now() - jobs.LOST_AFTER * 2,
    )

    worker.beat_once("worker-1", does_rounds=False)

    lost.refresh_from_db()
    assert lost.status == "running"


def test_a_worker_that_cannot_write_ends_without_a_second_fault(db, monkeypatch, caplog):
    def full(*_, **__):
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(WorkerBeat.objects, "filter", full)

    worker.forget("worker-1")

    assert caplog.records[-1].levelname == "ERROR"


@pytest.fixture
def started(monkeypatch):
    """A worker whose surroundings are there already, and which meets a fault at once."""

    class Broken:
        def configure_signals(self):
            pass

        def run(self):
            raise OperationalError("disk I/O error")

    monkeypatch.setattr("sys.argv", ["worker"])
    monkeypatch.setattr(worker, "start_django", lambda: None)
    monkeypatch.setattr(worker, "Upkeep", lambda _: SimpleNamespace(start=str, stop=str))
    monkeypatch.setattr(worker, "queue_worker", lambda _: Broken())


def test_a_fault_of_the_records_ends_a_worker_with_one_line_of_the_log(db, started, caplog):
    with pytest.raises(SystemExit) as ended:
        worker.main()

    assert ended.value.code == 1
    assert [line.levelname for line in caplog.records] == ["ERROR"]


def test_old_beats_are_forgotten_and_a_worker_that_stops_takes_its_own_away(db):
    WorkerBeat.objects.create(worker="gone", at=timezone.now() - timedelta(days=2))

    worker.beat_once("worker-1", does_rounds=True)
    assert [beat.worker for beat in WorkerBeat.objects.all()] == ["worker-1"]

    worker.forget("worker-1")
    assert not WorkerBeat.objects.exists()


def test_upkeep_survives_a_fault_and_stops_when_told(monkeypatch, caplog):
    beats = []

    def beat(name, *, does_rounds):
        beats.append(does_rounds)
        if len(beats) == 1:
            raise OSError("the database was away")
        if len(beats) == 4:
            upkeep.stop()

    monkeypatch.setattr(worker, "beat_once", beat)
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.001)
    upkeep = worker.Upkeep("worker-1")
    upkeep.start()
    upkeep.join(20)

    assert beats == [True, False, False, True]
    assert "upkeep failed" in caplog.text
