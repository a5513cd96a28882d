"""A disk with no room left: the page says that nothing was saved, and the log says why."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.views.defaults import server_error

from counterfoil.errors import CounterfoilError
from counterfoil_web.records.disk_room import has_room, is_full_disk

INSUFFICIENT_STORAGE = 507
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
        return _full_disk_page(exception) if is_full_disk(exception) else None


def fault(request: HttpRequest) -> HttpResponseBase:
    """The page for a fault around a view, such as of the session's row: on a full disk its own."""
    exception = sys.exc_info()[1]
    if exception is not None and is_full_disk(exception):
        return _full_disk_page(exception)
    return server_error(request)


@contextmanager
def full_disk_told(*folders: Path) -> Iterator[None]:
    """For a command: a full disk is told as such, with the folders that have no room.

    folders: where it writes, beside the folder for passing files. Raises: CounterfoilError.
    """
    try:
        yield
    except (OSError, DatabaseError) as error:
        if not is_full_disk(error):
            raise
        asked = dict.fromkeys((*folders, Path(tempfile.gettempdir())))
        full = [str(folder) for folder in asked if not has_room(folder)]
        raise CounterfoilError(
            what="the disk is full, so nothing was written",
            where=", ".join(full or map(str, folders)),
            mend="make room on that disk, or give a place on another, then try again",
        ) from error


def _full_disk_page(exception: BaseException) -> HttpResponse:
    _log.critical("the disk is full", exc_info=exception)
    return HttpResponse(render_to_string("operations/full_disk.html"), status=INSUFFICIENT_STORAGE)
