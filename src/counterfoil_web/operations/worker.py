"""A worker: takes jobs from the queue one after another. `python -m …operations.worker`.

Beside the work a thread tells every few seconds that the worker lives, and gives up jobs whose
worker does not.
"""

from __future__ import annotations

import argparse
import logging
import secrets
import threading
from datetime import timedelta
from typing import Any

from counterfoil_web.operations.django_start import start_django
from counterfoil_web.operations.parent_watch import end_with_parent

BEAT_SECONDS = 5.0
BEATS_BETWEEN_ROUNDS = 3
FORGET_AFTER = timedelta(days=1)
_log = logging.getLogger(__name__)


class Upkeep(threading.Thread):
    """Beats for the worker, and now and then looks after the queue."""

    def __init__(self, worker: str) -> None:
        super().__init__(daemon=True, name="upkeep")
        self._worker = worker
        self._stopped = threading.Event()

    def run(self) -> None:
        from django.db import close_old_connections, connection

        beats = 0
        while True:
            try:
                close_old_connections()
                beat_once(self._worker, does_rounds=beats % BEATS_BETWEEN_ROUNDS == 0)
            except Exception:
                _log.exception("upkeep failed; it is tried again")
            beats += 1
            if self._stopped.wait(BEAT_SECONDS):
                connection.close()
                return

    def stop(self) -> None:
        """End the thread before its next beat."""
        self._stopped.set()


def beat_once(worker: str, *, does_rounds: bool) -> None:
    """One beat; on a round, jobs whose worker has died are failed and old beats forgotten."""
    from django.utils import timezone

    from counterfoil_web.operations.models import WorkerBeat
    from counterfoil_web.records import jobs

    now = timezone.now()
    WorkerBeat.objects.update_or_create(worker=worker, defaults={"at": now})
    jobs.beat(worker)
    if does_rounds:
        lost = jobs.fail_lost_jobs()
        if lost:
            _log.warning("jobs of a stopped worker were failed", extra={"count": lost})
        WorkerBeat.objects.filter(at__lt=now - FORGET_AFTER).delete()


def queue_worker(name: str, **options: Any) -> Any:
    """The loop that takes tasks from the queue under this name."""
    from django_tasks_db.management.commands.db_worker import Worker

    from counterfoil_web.records.jobs import name_this_worker

    name_this_worker(name)
    given = {
        "queue_names": ["*"],
        "excluded_queue_names": [],
        "interval": 1,
        "batch": False,
        "backend_name": "default",
        "startup_delay": False,
        "max_tasks": None,
    }
    return Worker(worker_id=name, **{**given, **options})


def main() -> None:
    """Work until told to stop; a second signal stops in the middle of a job."""
    parser = argparse.ArgumentParser(prog="worker")
    parser.add_argument("--ends-with-parent", action="store_true")
    args = parser.parse_args()
    start_django()
    from counterfoil_web.operations.retention import DailyTidying
    from counterfoil_web.results.warming import warm_in_background

    warm_in_background()
    name = f"worker-{secrets.token_hex(6)}"
    upkeep = Upkeep(name)
    upkeep.start()
    tidying = DailyTidying()
    tidying.start()
    worker = queue_worker(name)
    worker.configure_signals()
    if args.ends_with_parent:
        end_with_parent()
    try:
        worker.run()
    except Exception:
        _log.exception("the worker stopped; another takes its place")
        raise SystemExit(1) from None
    finally:
        tidying.stop()
        upkeep.stop()
        forget(name)


def forget(name: str) -> None:
    """A worker that stops leaves no heartbeat behind, where the records can still be written."""
    from django.db import DatabaseError

    from counterfoil_web.operations.models import WorkerBeat

    try:
        WorkerBeat.objects.filter(worker=name).delete()
    except DatabaseError:
        _log.exception("the last beat of the worker stays until it is old")


if __name__ == "__main__":
    main()
