"""A process stops itself once the pipe to its parent is closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from counterfoil_web.operations import parent_watch


def test_a_process_that_sleeps_without_end_is_woken():
    words = (
        "import signal, sys, threading\n"
        "from counterfoil_web.operations.parent_watch import end_with_parent\n"
        "told = threading.Event()\n"
        "signal.signal(signal.SIGTERM, lambda number, frame: told.set())\n"
        "end_with_parent()\n"
        "print('ready', flush=True)\n"
        "told.wait()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        try:
            assert child.stdout.readline() == b"ready\n"
            child.stdin.close()
            assert child.wait(20) == 0
        finally:
            child.kill()


def test_only_who_was_started_by_the_web_server_looks_after_it(monkeypatch):
    started = []
    monkeypatch.setattr(parent_watch.threading, "Thread", lambda **_: started.append(1) or Still())
    for named in ("", str(os.getpid())):
        monkeypatch.setenv(parent_watch.WEB_SERVER, named)
        parent_watch.end_with_web_server()

    assert not started

    monkeypatch.setenv(parent_watch.WEB_SERVER, str(os.getppid()))
    parent_watch.end_with_web_server()

    assert len(started) == 1


def test_who_was_still_starting_when_its_web_server_went_ends_too():
    words = (
        "import threading\n"
        "from counterfoil_web.operations.parent_watch import end_with_web_server\n"
        "end_with_web_server()\n"
        "threading.Event().wait()\n"
    )
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    env = {**os.environ, parent_watch.WEB_SERVER: str(gone.pid)}
    with subprocess.Popen([sys.executable, "-c", words], env=env) as child:
        try:
            assert child.wait(20) == -signal.SIGTERM
        finally:
            child.kill()


class Still:
    """A thread that does nothing."""

    def start(self) -> None:
        """Nothing."""
