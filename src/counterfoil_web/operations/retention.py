"""The queue's own rows, and once a day the taking away of all that is kept for a time only."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from counterfoil_web.records.retention import kept_for, tidy

LOOK_EVERY_SECONDS = 15 * 60
FIRST_LOOK_AFTER_SECONDS = 60
_DAY_SECONDS = 24 * 60 * 60
_DONE_TODAY = "tidied"
_log = logging.getLogger("counterfoil.retention")


@kept_for("rows of the queue whose work is done", timedelta(days=14))
def queue_rows(before: datetime) -> Any:
    """The jobs themselves stay longer."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=before)


class DailyTidying(threading.Thread):
    """Beside a worker's work: tidies once a day, whichever worker comes to it first."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="tidying")
        self._stopped = threading.Event()

    def run(self) -> None:
        wait = FIRST_LOOK_AFTER_SECONDS
        while not self._stopped.wait(wait):
            wait = LOOK_EVERY_SECONDS
            try:
                close_old_connections()
                tidy_once_a_day()
            except Exception:
                _log.exception("tidying failed; it is tried again")
        connection.close()

    def stop(self) -> None:
        """End the thread before it looks again."""
        self._stopped.set()


def tidy_once_a_day() -> dict[str, int]:
    """Tidy unless that was done within a day; how much of what was taken away."""
    if not cache.add(_DONE_TODAY, 1, _DAY_SECONDS):
        return {}
    taken = tidy(timezone.now())
    for what, count in taken.items():
        if count:
            _log.info("taken away", extra={"kind": what, "count": count})
    return taken
