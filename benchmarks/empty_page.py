"""The floor for a page: a Django with one view that does nothing (`-m benchmarks.empty_page`)."""

from __future__ import annotations

import argparse

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

if not settings.configured:  # a worker imports this module again under its own name
    settings.configure(
        SECRET_KEY="of no use",
        ROOT_URLCONF="benchmarks.empty_page",
        ALLOWED_HOSTS=["*"],
        MIDDLEWARE=[],
    )


def empty(_: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [re_path("", empty)]
django.setup()
application = get_wsgi_application()


def main() -> None:
    from counterfoil_web.operations.web_server import server_on

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    args = parser.parse_args()
    server_on(
        "127.0.0.1", args.port, threads=args.threads, target="benchmarks.empty_page:application"
    ).serve()


if __name__ == "__main__":
    main()
