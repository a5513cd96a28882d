"""What is costly to make is made once for all the processes that run the tests."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_LONGEST_SECONDS = 300
_LOOK_EVERY_SECONDS = 0.2


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, made by whoever comes first; the others wait for it."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made, failed = (base / f"{name}{ending}" for ending in ("", ".made", ".failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + _LONGEST_SECONDS
        while not made.exists():
            assert not failed.exists(), f"{name} could not be made by another process"
            assert time.monotonic() < deadline, f"{name} was not made in {_LONGEST_SECONDS} s"
            time.sleep(_LOOK_EVERY_SECONDS)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    made.touch()
    return folder
