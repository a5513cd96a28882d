"""The door for the web server."""

from __future__ import annotations

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from counterfoil_web.operations.parent_watch import end_with_web_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterfoil_web.project.settings")
application = get_wsgi_application()
PAGES = len(get_resolver().url_patterns)
"""Counted so that every page is loaded now, and no visitor waits for it."""


SWITCH_SECONDS = 0.0005
"""How long a thread that could go on waits for another: a tenth of what Python does by itself."""
OBJECTS_BEFORE_GARBAGE = 20_000
"""How many are made before Python seeks garbage: at 700, which is its own, reading the records of a
large tender or contract took half as long again."""


def _get_ready() -> None:
    """Warm the simulation, and have no page wait for a long one, or for garbage to be sought."""
    from counterfoil_web.results.warming import warm_in_background

    end_with_web_server()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_GARBAGE, *gc.get_threshold()[1:])
    warm_in_background()


_get_ready()
