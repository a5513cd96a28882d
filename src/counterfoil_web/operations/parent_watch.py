"""Lets a process end when the one that started it has gone, however it went."""

from __future__ import annotations

import os
import signal
import threading

_STDIN = 0


def end_with_parent(descriptor: int = _STDIN) -> None:
    """Ask this process to stop once the pipe to its parent is closed.

    The parent holds the other end and never writes: even a parent that is killed lets go of it.
    """
    threading.Thread(target=_wait, args=(descriptor,), daemon=True).start()


def _wait(descriptor: int) -> None:
    try:
        while os.read(descriptor, 1):
            pass
    except OSError:
        return
    # To the main thread: it alone runs handlers, and sleeps on if another takes the signal.
    main = threading.main_thread().ident
    if main is not None:
        signal.pthread_kill(main, signal.SIGTERM)
