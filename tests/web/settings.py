"""Settings for the tests: those of an installation, with nothing that outlives a run."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("COUNTERFOIL_DATA", tempfile.mkdtemp(prefix="counterfoil-test-"))
os.environ["COUNTERFOIL_TRY_OUT"] = "1"

from counterfoil_web.project.settings import *  # noqa: F403
from counterfoil_web.project.settings import DATABASES, STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}
