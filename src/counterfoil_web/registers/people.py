"""The people whom lasting rows name."""

from __future__ import annotations

from django.conf import settings
from django.db import models


def a_person(**more: object) -> models.ForeignKey:
    """A field that names somebody for ever."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **more
    )
