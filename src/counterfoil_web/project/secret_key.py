"""The installation's secret: made once, kept where only its own user can read it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_FILE = "secret_key"


def secret_key(data_folder: Path) -> str:
    """The secret kept in the data folder, made on the first call. Safe when two start at once."""
    data_folder.mkdir(parents=True, exist_ok=True)
    kept = data_folder / _FILE
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(kept)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return _read(kept)


def _read(kept: Path) -> str:
    return kept.read_text(encoding="ascii").strip()
