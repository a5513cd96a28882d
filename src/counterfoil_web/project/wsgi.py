"""The door for the web server."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterfoil_web.project.settings")
application = get_wsgi_application()
PAGES = len(get_resolver().url_patterns)
"""Counted so that every page is loaded now, and no visitor waits for it."""


def _get_ready() -> None:
    """Warm the simulation, and have no page wait while garbage is sought in what always stays."""
    from counterfoil_web.results.warming import warm_in_background

    gc.collect()
    gc.freeze()
    warm_in_background()


_get_ready()
