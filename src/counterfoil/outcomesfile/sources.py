"""The files behind a partnership's outcomes, as they were kept, for the evidence pack."""

from __future__ import annotations

from pathlib import Path

from counterfoil.files import read_text
from counterfoil.outcomes.document import OutcomesDocument

MOST_BYTES = 50_000_000
_KEPT = (".csv", ".yaml", ".yml", ".json", ".md")


def source_files(folder: Path, document: OutcomesDocument) -> dict[str, bytes]:
    """Each file of the outcomes, of the case and of the contract, by a name without a way up.

    Raises: UnreadableInput when one cannot be read.
    """
    found = _files(folder, "outcomes")
    if document.case:
        found |= _files(folder / document.case, "case")
    if document.contract:
        found |= _files(folder / document.contract, "contract")
    return found


def _files(folder: Path, name: str) -> dict[str, bytes]:
    held = sorted(path for path in folder.rglob("*") if path.suffix.casefold() in _KEPT)
    return {
        f"{name}/{path.relative_to(folder).as_posix()}": _bytes(path)
        for path in held
        if path.is_file()
    }


def _bytes(path: Path) -> bytes:
    """The file's own bytes, once it is known to be text of a size that can be read."""
    read_text(path, MOST_BYTES)
    return path.read_bytes()
