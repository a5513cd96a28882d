"""What every test can use: the command line run in place, and the browser that is installed."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import settings

from counterfoil.cli.main import main

# The same examples each time, so that a failure comes from a change and not from luck. To hunt for
# new ones: pytest --hypothesis-profile=hunt tests/properties
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("hunt", max_examples=2_000, deadline=None)
settings.load_profile("steady")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, so that it can be left out by `-m "not browser"`."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


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
