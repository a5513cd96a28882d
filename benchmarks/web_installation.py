"""The installation that pages are measured on: seeded once, kept, and served as in real work."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "web-benchmark"
HOST = "127.0.0.1"
START_WITHIN_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much was made up."""

    organisations: int = 48
    partnerships: int = 40
    versions: int = 5

    @property
    def name(self) -> str:
        return f"{self.organisations}-{self.partnerships}-{self.versions}"


NATIONAL = Size()


def environment(folder: Path, *, try_out: bool = False) -> dict[str, str]:
    """What the processes that serve the installation are told."""
    return os.environ | {
        "COUNTERFOIL_DATA": str(folder),
        "DATABASE_URL": "",
        "COUNTERFOIL_TRY_OUT": "1" if try_out else "",
        "DJANGO_SETTINGS_MODULE": "counterfoil_web.project.settings",
    }


def seeded(size: Size) -> tuple[Path, float]:
    """The data folder, made when it is not there; and the seconds that took, 0 if it was."""
    folder = KEPT / size.name
    if (folder / "seeded").exists():
        return folder, 0.0
    started = time.perf_counter()
    subprocess.run(
        [
            *(sys.executable, "-m", "counterfoil.cli.main", "seed", "--data", str(folder)),
            *("--organisations", str(size.organisations)),
            *("--partnerships", str(size.partnerships), "--versions", str(size.versions)),
        ],
        check=True,
        env=environment(folder),
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    (folder / "seeded").touch()
    return folder, time.perf_counter() - started


@contextmanager
def served(folder: Path, *, threads: int = 2, try_out: bool = False) -> Iterator[int]:
    """The application on a free port for as long as the block lasts."""
    words = [sys.executable, "-m", "counterfoil_web.operations.web_server", "--ends-with-parent"]
    around = environment(folder, try_out=try_out)
    with _running([*words, "--threads", str(threads)], around) as port:
        yield port


@contextmanager
def empty_page_served(*, threads: int = 2) -> Iterator[int]:
    """A Django with one empty page and nothing around it, on the same server."""
    words = [sys.executable, "-m", "benchmarks.empty_page", "--threads", str(threads)]
    with _running(words, dict(os.environ)) as port:
        yield port


@contextmanager
def _running(words: list[str], around: dict[str, str]) -> Iterator[int]:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [*words, "--port", str(port)],
        cwd=ROOT,
        env=around,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)
        if process.stdin is not None:
            process.stdin.close()


def _wait_for(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with exit code {process.returncode}")
        connection = HTTPConnection(HOST, port, timeout=START_WITHIN_SECONDS)
        try:
            connection.request("GET", "/health/live")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError("the server did not answer in time")
