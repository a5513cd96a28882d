"""Gives every request a number, and writes one line of the log for each answer."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from counterfoil_web.operations.json_log import request_id

HEADER = "X-Request-ID"
_log = logging.getLogger("counterfoil.requests")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class RequestLogMiddleware:
    """The outermost layer: what it times is all of our own work on a page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = secrets.token_hex(8)
        request.request_id = number  # type: ignore[attr-defined]
        before = request_id.set(number)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = number
            _log.info(
                "answered",
                extra={
                    "method": request.method,
                    "route": route_of(request),
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                },
            )
            return response
        finally:
            request_id.reset(before)


def route_of(request: HttpRequest) -> str:
    """The pattern of the address, without what stood in it: `partnerships/<ref>/`."""
    match = request.resolver_match
    if match is None:
        return "static" if request.path.startswith("/static/") else "none"
    return match.route or "/"
