"""Work that takes longer than a page: started by a page, run by a worker, told as it goes.

An application writes its job functions in a module `jobs.py` of its own:

    @job_kind("export-word")
    def export_word(job: RunningJob, ref: str) -> None:
        job.tick(0, 2, "Working out the answer")
        ...
        job.keep_file("case.docx", content, marking)

A page calls `start(...)` and redirects to `operations:job`. The function runs in the scope of the
organisation it was started for. It opens its own transactions and ticks outside of them.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules, import_string
from django_tasks import task

from counterfoil.access import Marking
from counterfoil.errors import CounterfoilError
from counterfoil_web.records.disk_room import is_full_disk
from counterfoil_web.records.models import Job

JobFunction = Callable[..., None]
LOST_AFTER = timedelta(seconds=60)
SECONDS_BETWEEN_TICKS = 0.5
STOPPED = (
    "The worker that ran this was stopped before the end, and nothing of it was kept. "
    "You can run it again."
)

_KINDS: dict[str, JobFunction] = {}
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Somebody asked the job to stop, or it was given up as lost."""


class RunningJob:
    """What a job function is given: whose work it is, and how to tell how far it is."""

    def __init__(self, row: Job) -> None:
        self.row = row
        self.today = timezone.localdate()
        self._last_tick = float("-inf")

    def tick(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is. Cheap: it writes at most twice a second.

        Raises: Cancelled when somebody asked the job to stop.
        """
        now = time.monotonic()
        if now - self._last_tick < SECONDS_BETWEEN_TICKS:
            return
        self._last_tick = now
        if not _mine(self.row).update(
            done=done, total=total, message=text[:300], heartbeat_at=timezone.now()
        ):
            raise Cancelled
        if Job.objects.filter(pk=self.row.pk, cancel_requested=True).exists():
            raise Cancelled

    def keep_file(self, name: str, content: bytes, marking: Marking = Marking.OFFICIAL) -> None:
        """Keep the file that the job made. It leaves under its name with the marking in front."""
        self.row.result_path = default_storage.save(
            f"results/{secrets.token_hex(16)}", ContentFile(content)
        )
        self.row.result_name, self.row.result_marking = name[:200], Marking(marking)

    def leads_to(self, address: str) -> None:
        """The page where what the job made can be seen."""
        self.row.result_address = address


def job_kind(name: str) -> Callable[[JobFunction], JobFunction]:
    """Register a function as what jobs of this kind do."""

    def register(function: JobFunction) -> JobFunction:
        known = _KINDS.setdefault(name, function)
        if known.__module__ != function.__module__ or known.__name__ != function.__name__:
            raise ValueError(f"two functions want to be the job kind {name!r}")
        return function

    return register


def start(
    acting: Any, kind: str, arguments: Mapping[str, Any], title: str, *, partnership: Any = None
) -> Job:
    """Put a job in the queue for who acts and their organisation.

    arguments: plain JSON values, given to the job's function by name. partnership: the one that
    the job is about, or its ref; who may see the job and its file then follows from it.
    """
    _find_kinds()
    if kind not in _KINDS:
        raise ValueError(f"no function is registered for the job kind {kind!r}")
    with transaction.atomic():
        job = Job.objects.create(
            kind=kind,
            title=title[:200],
            arguments=dict(arguments),
            owner=acting.user,
            organisation=acting.organisation,
            partnership_ref=getattr(partnership, "ref", partnership) or "",
        )
        run_job.enqueue(str(job.pk))
    job.refresh_from_db()
    return job


def start_again(acting: Any, job: Job) -> Job:
    """The same work once more, as a job of who asks for it."""
    return start(acting, job.kind, job.arguments, job.title, partnership=job.partnership_ref)


def cancel(job: Job) -> None:
    """Stop a job: at once while it waits, else at its next tick."""
    waiting = Job.objects.filter(pk=job.pk, status=Job.Status.WAITING)
    if not waiting.update(status=Job.Status.CANCELLED, finished_at=timezone.now()):
        Job.objects.filter(pk=job.pk, status=Job.Status.RUNNING).update(cancel_requested=True)


@task()
def run_job(job_id: str, worker: str = "") -> None:
    """What a worker does with a job from the queue; a job that no longer waits is left alone."""
    _find_kinds()
    now = timezone.now()
    taken = Job.objects.filter(pk=job_id, status=Job.Status.WAITING).update(
        status=Job.Status.RUNNING,
        started_at=now,
        heartbeat_at=now,
        worker=worker or worker_name(),
    )
    if taken:
        _run(RunningJob(Job.objects.select_related("owner", "organisation").get(pk=job_id)))


def _run(running: RunningJob) -> None:
    job = running.row
    try:
        if job.kind not in _KINDS:
            raise LookupError(f"no function is registered for the job kind {job.kind!r}")
        with import_string(settings.JOB_SCOPE)(job.organisation, running.today):
            _KINDS[job.kind](running, **job.arguments)
    except Cancelled:
        _finish(job, Job.Status.CANCELLED)
    except Exception as error:
        _finish(job, Job.Status.FAILED, fault=_fault(job, error))
    else:
        _finish(job, Job.Status.DONE)


def _finish(job: Job, status: str, fault: str = "") -> None:
    """Write the end of a job unless it was given up as lost; a file stays only if all is done."""
    is_done = status == Job.Status.DONE
    written = _mine(job).update(
        status=status,
        fault=fault,
        finished_at=timezone.now(),
        result_path=job.result_path if is_done else "",
        result_name=job.result_name if is_done else "",
        result_marking=job.result_marking if is_done else "",
        result_address=job.result_address if is_done else "",
    )
    if job.result_path and not (written and is_done):
        default_storage.delete(job.result_path)


def _fault(job: Job, error: Exception) -> str:
    """What the job's page says of its failure; a fault of ours goes to the log with its trace."""
    if isinstance(error, CounterfoilError):
        problem = error.as_problem()
        return f"{problem.where}: {problem.what}. To mend it, {problem.mend}."
    if isinstance(error, Http404 | PermissionDenied):
        return "What this is about is no longer open to you or to your organisation."
    if is_full_disk(error):
        return "The disk is full, so nothing was kept. Tell whoever runs this installation."
    _log.error("job failed", exc_info=error, extra={"job": str(job.pk), "kind": job.kind})
    return (
        "It stopped by a fault of the application, not of your figures. "
        f"Tell whoever runs this installation, and give the number {job.pk}."
    )


def beat(worker: str) -> None:
    """Note that the worker is alive, and so are the jobs it runs."""
    Job.objects.filter(worker=worker, status=Job.Status.RUNNING).update(heartbeat_at=timezone.now())


def fail_lost_jobs() -> int:
    """Mark as failed the jobs whose worker has not been heard of for a while; how many."""
    now = timezone.now()
    return Job.objects.filter(status=Job.Status.RUNNING, heartbeat_at__lt=now - LOST_AFTER).update(
        status=Job.Status.FAILED, fault=STOPPED, finished_at=now
    )


def name_this_worker(name: str) -> None:
    """Say which worker this process is; jobs that it takes carry the name."""
    _THIS_PROCESS["worker"] = name


def worker_name() -> str:
    """The name of the worker that this process is; empty where a page runs jobs itself."""
    return _THIS_PROCESS.get("worker", "")


_THIS_PROCESS: dict[str, str] = {}


def _mine(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, status=Job.Status.RUNNING, worker=job.worker)


@cache
def _find_kinds() -> None:
    """Import each application's `jobs` module, so that a worker knows every kind."""
    autodiscover_modules("jobs")
