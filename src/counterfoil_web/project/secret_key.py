"""The installation's secret: made once, kept where only its own user can read it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from counterfoil_web.operations.data_folder import KEY_NAME


def secret_key(data_folder: Path) -> str:
    """The secret kept in the data folder, made on the first call. Safe when two start at once."""
    data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = data_folder / KEY_NAME
    if not kept.exists():
        _make(kept)
    return kept.read_text(encoding="ascii").strip()


def _make(kept: Path) -> None:
    """Write the secret elsewhere, then give it its name: nobody ever reads half of it.

    A link, unlike a renaming, does not take the place of a secret that another process has just
    put there.
    """
    written = kept.with_name(f".{kept.name}.{secrets.token_hex(8)}")
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            os.fsync(file.fileno())
        try:
            kept.hardlink_to(written)
        except FileExistsError:
            return
    finally:
        written.unlink()
