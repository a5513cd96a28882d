"""Says of every request that it came over HTTPS, where the installation is reached so.

The web server itself answers over HTTP; what stands in front of it speaks HTTPS to the visitor and
need not be trusted to say so. Without this no page would send HSTS, the addresses in invitations
would begin with http, and cookies set beside the session's could travel in the open.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class HttpsMiddleware:
    """The outermost layer of an installation with COUNTERFOIL_TLS=1."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META["wsgi.url_scheme"] = "https"
        return self.get_response(request)
