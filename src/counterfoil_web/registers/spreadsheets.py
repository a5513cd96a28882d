"""A spreadsheet that somebody sent, read from a file of its own for as long as that takes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterfoil.contractfile.spreadsheet_rows import spreadsheet_rows
from counterfoil.errors import UnreadableInput


@contextmanager
def as_file(name: str, content: bytes) -> Iterator[Path]:
    """A file of the content. What cannot be read of it is told by the name that its owner knows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{Path(name).suffix or '.csv'}"
        path.write_bytes(content)
        with called(name, path):
            yield path


@contextmanager
def called(name: str, path: Path) -> Iterator[None]:
    """Have faults of a file name it as its owner does. Raises: UnreadableInput."""
    try:
        yield
    except UnreadableInput as fault:
        what, where = (
            text.replace(str(path), name).replace(path.name, name)
            for text in (fault.what, fault.where)
        )
        raise UnreadableInput(what=what, where=where, mend=fault.mend) from fault


def headers_of(name: str, content: bytes) -> list[str]:
    """The names of the columns. Raises: UnreadableInput."""
    with as_file(name, content) as path:
        first = next(iter(spreadsheet_rows(path)), None)
    if first is None:
        raise UnreadableInput(
            what="it holds no row", where=name, mend="put the names of the columns in its first row"
        )
    return [cell.strip() for cell in first[1]]
