"""A process stops itself once the pipe to its parent is closed."""

from __future__ import annotations

import subprocess
import sys


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
