"""The plan's files as they are kept, for a challenge bundle: nothing of any bid or price."""

from __future__ import annotations

from pathlib import Path

from counterfoil.files import read_bytes
from counterfoil.tenderfile.folder import FILE, LOCKED, MOST_BYTES


def plan_sources(folder: Path) -> dict[str, bytes]:
    """plan.yaml, and each plan as it was locked, by name.

    Raises: UnreadableInput when one cannot be read.
    """
    locked = sorted((folder / LOCKED).glob("*.yaml"))
    found = {FILE: read_bytes(folder / FILE, MOST_BYTES)}
    return found | {f"{LOCKED}/{path.name}": read_bytes(path, MOST_BYTES) for path in locked}
