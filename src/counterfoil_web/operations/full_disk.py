"""A disk with no room left: the page says that nothing was saved, and the log says why."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

INSUFFICIENT_STORAGE = 507
_DISK_FULL_OF_POSTGRESQL = "53100"
_log = logging.getLogger("counterfoil.disk")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class FullDiskMiddleware:
    """Answers with a plain page when what a view wanted to write had no room.

    Views write in transactions, so by then all that was begun has been undone.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, _: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a full disk; None leaves any other exception to others."""
        if not is_full_disk(exception):
            return None
        _log.critical("the disk is full", exc_info=exception)
        return HttpResponse(
            render_to_string("operations/full_disk.html"), status=INSUFFICIENT_STORAGE
        )


def is_full_disk(exception: BaseException) -> bool:
    """Whether there was no room on a disk: for a file, in SQLite or in PostgreSQL."""
    if isinstance(exception, OSError):
        return exception.errno in {errno.ENOSPC, errno.EDQUOT}
    if isinstance(exception, DatabaseError):
        cause = exception.__cause__
        return (
            "database or disk is full" in str(exception)
            or getattr(cause, "sqlstate", None) == _DISK_FULL_OF_POSTGRESQL
        )
    return False
