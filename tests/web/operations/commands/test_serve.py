"""`counterfoil serve` as a process: it answers, keeps its worker alive, and stops when told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from counterfoil_web.project.settings import STATIC_ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.own_sqlite,
    pytest.mark.skipif(
        not (STATIC_ROOT / "staticfiles.json").exists(), reason="the front end was not built"
    ),
]


def words_of(folder, *more):
    return [
        *(sys.executable, "-m", "counterfoil.cli.main", "serve"),
        *("--data", str(folder), *map(str, more)),
    ]


AROUND = {
    **os.environ,
    "DATABASE_URL": "",
    "COUNTERFOIL_TRY_OUT": "",
    "DJANGO_SETTINGS_MODULE": "counterfoil_web.project.settings",
}


@pytest.fixture
def port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_new_installation_answers_prints_its_link_and_stops_in_good_order(tmp_path, port):
    running = subprocess.Popen(
        words_of(tmp_path, "--port", port),
        env=AROUND,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        lines = [running.stdout.readline() for _ in range(4)]
        assert lines[0] == f"Counterfoil is at http://127.0.0.1:{port}\n"
        assert f"http://127.0.0.1:{port}/first-administrator/" in "".join(lines)
        assert urlopen(f"http://127.0.0.1:{port}/health/live").read() == b"alive\n"

        second = subprocess.run(
            words_of(tmp_path, "--port", port + 1), env=AROUND, capture_output=True, text=True
        )
        assert second.returncode == 3
        assert f"already runs from it, as process {running.pid}" in second.stderr
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 0
        running.stdout.close()
    deadline = time.monotonic() + 10
    while _listens(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _listens(port)


def test_a_taken_port_is_told_before_anything_is_made(tmp_path):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        taken = one.getsockname()[1]
        finished = subprocess.run(
            words_of(tmp_path, "--port", taken), env=AROUND, capture_output=True, text=True
        )

    assert finished.returncode == 2
    assert f"127.0.0.1:{taken}: the port cannot be opened" in finished.stderr
    assert f"--port {taken + 1}" in finished.stderr
    assert not (tmp_path / "counterfoil.sqlite3").exists()


def _listens(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
