"""What every test can use: the command line run in place, and the browser that is installed."""

from __future__ import annotations

import gc
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import settings

from counterfoil.cli.main import main

Item = TypeVar("Item")

# The same examples each time, so that a failure comes from a change and not from luck. To hunt for
# new ones: pytest --hypothesis-profile=hunt tests/properties
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("hunt", max_examples=2_000, deadline=None)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """Mark what opens a browser; give each process its long tests first.

    Each process begins with an equal share of the list, in its order: what takes long, left to the
    end of one share, would keep one process at work while the others wait.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    yield
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    if processes > 1:
        modules = [list(held) for _, held in groupby(items, key=lambda item: item.path)]
        long = [held for held in modules if is_long(held[0].path)]
        rest = [item for held in modules if not is_long(held[0].path) for item in held]
        items[:] = in_shares(long, rest, processes)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what was loaded and collected out of Python's rounds of looking for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_FROM, 20, 20)


GARBAGE_FROM = 100_000
LONG_FOLDERS = frozenset({"journeys", "browser", "reports_office", "commands"})
LONG_MODULES = frozenset(
    f"test_{name}.py"
    for name in (
        *("approvals_at_once", "two_people", "recalculating", "pages_in_a_browser"),
        *("web_server", "restore", "plain_python_agrees", "distribution"),
    )
)


def is_long(module: Path) -> bool:
    """Whether a module of tests takes a minute: those in a browser, or of whole processes."""
    return module.parent.name in LONG_FOLDERS or module.name in LONG_MODULES


def in_shares(long: list[list[Item]], rest: list[Item], processes: int) -> list[Item]:
    """The items as so many equal shares, one after another, each with its part of the long first.

    >>> in_shares([["L1", "L2"], ["M1"]], ["a", "b", "c"], 2)
    ['L1', 'L2', 'a', 'M1', 'b', 'c']
    """
    total = sum(map(len, long)) + len(rest)
    found: list[Item] = []
    for place in range(processes):
        mine = [item for held in long[place::processes] for item in held]
        size = total * (place + 1) // processes - len(found)
        taken = max(0, size - len(mine))
        found += [*mine, *rest[:taken]]
        rest = rest[taken:]
    return [*found, *rest]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A command that has run: what it left with, and what it said where."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def run_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Finished]:
    """Run `counterfoil` with these words, in this process, and gather what came of it."""

    def run(*words: object, stdin: str = "") -> Finished:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        exit_code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Finished(exit_code=exit_code, stdout=said.out, stderr=said.err)

    return run


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Have Playwright drive the Chromium of the system, which tools/system_packages.py checks."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    assert found, "no Chromium is installed: run `make test`, which says how to mend it"
    return {"executable_path": found, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}
