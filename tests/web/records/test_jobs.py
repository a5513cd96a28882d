"""A job tells how far it is, can be stopped, says how it ended, and never stays half done."""

from __future__ import annotations

import errno
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.storage import default_storage
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Marking
from counterfoil.errors import InvalidValue
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import jobs
from counterfoil_web.records.jobs import LOST_AFTER, job_kind, start
from counterfoil_web.records.models import Job

Status = Job.Status


@pytest.fixture
def kind(monkeypatch):
    """Register a function as a kind of job for the length of a test."""
    jobs._find_kinds()  # a module registers once in a process: not in what is put back below
    monkeypatch.setattr(jobs, "_KINDS", {})

    def register(function, name="probe"):
        jobs._KINDS[name] = function
        return name

    return register


@pytest.fixture
def acting(world):
    return SimpleNamespace(
        user=world.people["commercial_lead"], organisation=world.organisations["force"]
    )


@pytest.fixture
def waiting(acting, monkeypatch):
    """A job in the queue that no worker has taken."""

    def put(kind_name="probe", **fields):
        return Job.objects.create(
            kind=kind_name,
            title="Probe",
            owner=acting.user,
            organisation=acting.organisation,
            **fields,
        )

    return put


def run(job, worker="worker-1"):
    jobs.run_job.func(str(job.pk), worker)
    job.refresh_from_db()
    return job


def test_a_job_runs_with_its_arguments_and_is_done(kind, acting):
    seen = []
    name = kind(lambda job, ref, number: seen.append((ref, number)))

    job = start(acting, name, {"ref": "k3m9q2xw", "number": 3}, "Word draft")

    assert seen == [("k3m9q2xw", 3)]
    assert job.status == Status.DONE
    assert job.finished_at is not None
    assert (job.owner, job.organisation) == (acting.user, acting.organisation)


def test_an_unknown_kind_is_refused_before_anything_is_queued(kind, acting):
    with pytest.raises(ValueError, match="no function is registered"):
        start(acting, "unheard-of", {}, "x")

    assert not Job.objects.exists()


def test_a_kind_belongs_to_one_function(kind):
    def first(job):
        pass

    def second(job):
        pass

    assert job_kind("one-kind")(first) is first
    assert job_kind("one-kind")(first) is first  # the module imported twice
    with pytest.raises(ValueError, match="two functions"):
        job_kind("one-kind")(second)


def test_a_job_sees_what_its_organisation_may_see(kind, acting, world):
    seen = []
    kind(lambda job: seen.extend(Partnership.objects.values_list("title", flat=True)))

    start(acting, "probe", {}, "x")
    of_outsider = SimpleNamespace(
        user=world.people["outsider"], organisation=world.organisations["other_force"]
    )
    count = len(seen)
    start(of_outsider, "probe", {}, "x")

    assert count == 3
    assert len(seen) == count


def test_progress_is_kept_with_a_heartbeat(kind, waiting):
    at_the_tick = []

    def work(job):
        job.tick(2, 5, "Drawing the charts")
        at_the_tick.append(Job.objects.get())

    kind(work)
    run(waiting())

    row = at_the_tick[0]
    assert (row.done, row.total, row.message, row.status) == (2, 5, "Drawing the charts", "running")
    assert row.heartbeat_at is not None


def test_ticks_write_at_most_twice_a_second(kind, waiting, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(jobs.time, "monotonic", lambda: clock[0])
    written = []

    def work(job):
        for step in range(11):
            job.tick(step, 10, "")
            written.append(Job.objects.get().done)
            clock[0] += 0.125

    kind(work)
    run(waiting())

    assert sorted(set(written)) == [0, 4, 8]


def test_a_running_job_stops_at_its_next_tick_when_asked(kind, waiting):
    def work(job):
        jobs.cancel(job.row)
        job.tick(1, 2)
        pytest.fail("the tick should have stopped it")

    kind(work)
    job = run(waiting())

    assert job.status == Status.CANCELLED


def test_a_waiting_job_is_cancelled_at_once_and_never_runs(kind, waiting):
    kind(lambda job: pytest.fail("it was cancelled"))
    job = waiting()

    jobs.cancel(job)

    assert run(job).status == Status.CANCELLED


def test_a_job_that_is_done_cannot_be_cancelled(kind, waiting):
    kind(lambda job: None)
    job = run(waiting())

    jobs.cancel(job)

    job.refresh_from_db()
    assert job.status == Status.DONE
    assert not job.cancel_requested


def test_a_job_is_run_once_although_two_workers_have_it(kind, waiting):
    runs = []
    kind(lambda job: runs.append(1))
    job = waiting()

    run(job, "worker-1")
    run(job, "worker-2")

    assert runs == [1]
    assert job.worker == "worker-1"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            InvalidValue(what="the term is 0 years", where="case.yaml", mend="give 1 or more"),
            "case.yaml: the term is 0 years. To mend it, give 1 or more.",
        ),
        (Http404(), "no longer open to you"),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
    ],
)
def test_a_failure_is_told_in_plain_words(kind, waiting, error, words):
    def work(job):
        raise error

    kind(work)
    job = run(waiting())

    assert job.status == Status.FAILED
    assert words in job.fault


def test_a_fault_of_ours_is_logged_with_its_trace_and_told_by_number(kind, waiting, caplog):
    def work(job):
        raise KeyError("secret figure 123")

    kind(work)
    job = run(waiting())

    assert str(job.pk) in job.fault
    assert "secret figure" not in job.fault
    assert caplog.records[0].exc_info is not None


def test_a_kept_file_has_an_address_nobody_can_guess_and_a_marking(kind, waiting):
    kind(lambda job: job.keep_file("case.docx", b"words", Marking.OFFICIAL_SENSITIVE))
    job = run(waiting())

    with default_storage.open(job.result_path) as kept:
        assert kept.read() == b"words"
    assert re.fullmatch(r"results/[0-9a-f]{32}", job.result_path)
    assert job.pk.hex not in job.result_path
    assert (job.result_name, job.result_marking) == ("case.docx", "official_sensitive")


def test_a_job_that_fails_leaves_no_file(kind, waiting):
    paths = []

    def work(job):
        job.keep_file("case.docx", b"words")
        paths.append(job.row.result_path)
        raise KeyError

    kind(work)
    job = run(waiting())

    assert job.result_path == ""
    assert not default_storage.exists(paths[0])


def test_a_result_can_be_a_page(kind, waiting):
    kind(lambda job: job.leads_to("/partnerships/"))

    assert run(waiting()).result_address == "/partnerships/"


def test_the_job_of_a_killed_worker_is_failed_and_says_so(waiting):
    now = timezone.now()
    lost = waiting(status=Status.RUNNING, worker="a", heartbeat_at=now - LOST_AFTER * 2)
    alive = waiting(
        status=Status.RUNNING, worker="b", heartbeat_at=now - LOST_AFTER + timedelta(seconds=20)
    )

    assert jobs.fail_lost_jobs() == 1

    lost.refresh_from_db()
    alive.refresh_from_db()
    assert lost.status == Status.FAILED
    assert "You can run it again" in lost.fault
    assert alive.status == Status.RUNNING


def test_a_beating_worker_keeps_its_jobs_alive(waiting):
    old = timezone.now() - LOST_AFTER * 2
    mine = waiting(status=Status.RUNNING, worker="a", heartbeat_at=old)
    other = waiting(status=Status.RUNNING, worker="b", heartbeat_at=old)

    jobs.beat("a")
    jobs.fail_lost_jobs()

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.status, other.status) == (Status.RUNNING, Status.FAILED)


def test_a_job_given_up_as_lost_does_not_come_back_to_life(kind, waiting):
    paths = []

    def work(job):
        job.keep_file("case.docx", b"words")
        paths.append(job.row.result_path)
        Job.objects.update(heartbeat_at=timezone.now() - LOST_AFTER * 2)
        jobs.fail_lost_jobs()

    kind(work)
    job = run(waiting())

    assert job.status == Status.FAILED
    assert job.result_path == ""
    assert not default_storage.exists(paths[0])


def test_a_job_can_be_run_again_by_another_person(kind, acting, world):
    runs = []

    def work(job, number):
        runs.append(number)
        if len(runs) == 1:
            raise KeyError

    first = start(acting, kind(work), {"number": 3}, "Word draft", partnership=world.partnership)
    other = SimpleNamespace(
        user=world.people["finance_officer"], organisation=world.organisations["force"]
    )
    second = jobs.start_again(other, first)

    assert runs == [3, 3]
    assert (first.status, second.status) == (Status.FAILED, Status.DONE)
    assert second.owner == other.user
    assert second.partnership_ref == world.partnership.ref
    assert second.title == first.title


def test_a_worker_has_a_name_once_it_is_given_one(monkeypatch):
    monkeypatch.setattr(jobs, "_THIS_PROCESS", {})
    assert jobs.worker_name() == ""

    jobs.name_this_worker("worker-7")

    assert jobs.worker_name() == "worker-7"
