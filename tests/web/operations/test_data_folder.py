"""The settings keep files and key where backup and restore look for them."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from counterfoil_web.operations.data_folder import FILES_NAME, KEY_NAME


def test_the_settings_agree():
    assert Path(settings.STORAGES["default"]["OPTIONS"]["location"]) == (
        settings.DATA_FOLDER / FILES_NAME
    )
    if not os.environ.get("COUNTERFOIL_SECRET_KEY"):
        assert (settings.DATA_FOLDER / KEY_NAME).read_text() == settings.SECRET_KEY
