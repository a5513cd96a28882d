"""A process stops itself once the pipe to its parent is closed."""

from __future__ import annotations

import os
import signal
import threading

from counterfoil_web.operations.parent_watch import end_with_parent


def test_a_closed_pipe_asks_this_process_to_stop():
    stopped = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda number, frame: stopped.set())
    reading, writing = os.pipe()
    try:
        end_with_parent(reading)
        assert not stopped.wait(0.2)
        os.close(writing)
        assert stopped.wait(5)
    finally:
        signal.signal(signal.SIGTERM, before)
        os.close(reading)
