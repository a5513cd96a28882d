"""One at a time serves from a data folder, or restores into it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterfoil.errors import CounterfoilError


class DataInUse(CounterfoilError):
    """Another process has the data folder."""


@contextmanager
def data_lock(data_folder: Path) -> Iterator[None]:
    """Hold the folder; let go at the end, or when this process dies. Raises: DataInUse."""
    data_folder.mkdir(parents=True, exist_ok=True)
    with (data_folder / "in-use").open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            who = file.read().strip()
            raise DataInUse(
                what="Counterfoil already runs from it" + (f", as process {who}" if who else ""),
                where=str(data_folder),
                mend="stop that one first, or name another folder with --data",
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
