"""Log lines for machines: one JSON object each, with nothing in them that is about a person.

A line holds no name, no e-mail address, no query string and no token. Messages of other programs
are written as their pattern, without what was to be put in; of an exception its class and where it
arose are kept, and its words, which may quote somebody's figures, are not.
"""

from __future__ import annotations

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

OURS = "counterfoil"
TOLD = ("method", "route", "status", "ms", "job", "kind", "count", "worker")
_SPEAKS_OF_PATHS = ("django.request", "django.security", "django.server")

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The number of the request being answered; empty outside of one."""


class JsonFormatter(logging.Formatter):
    """Writes a record of the log as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": event_of(record),
        }
        if number := request_id.get():
            line["request"] = number
        for key in TOLD:
            if hasattr(record, key):
                line[key] = getattr(record, key)
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__qualname__
            line["where"] = places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def event_of(record: logging.LogRecord) -> str:
    """What happened, in words that were written by programmers alone."""
    if record.name in _SPEAKS_OF_PATHS or record.name.startswith("django.security."):
        return "a request was refused or failed"
    return str(record.msg) if isinstance(record.msg, str) else type(record.msg).__qualname__


def places(trace: TracebackType | None) -> list[str]:
    """Where an exception went through, innermost last: file, line and function."""
    return [
        f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)[-12:]
    ]
