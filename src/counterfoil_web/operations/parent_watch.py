"""Lets a process end when the one that started it has gone, however it went."""

from __future__ import annotations

import os
import signal
import threading
import time

WEB_SERVER = "COUNTERFOIL_WEB_SERVER"
"""Names the process that starts those which answer, to them: a pipe does not reach so far."""

_STDIN = 0
_LOOK_EVERY_SECONDS = 1.0
_SECONDS_TO_END = 15.0


def end_with_parent(descriptor: int = _STDIN) -> None:
    """Ask this process to stop once the pipe to its parent is closed.

    The parent holds the other end and never writes: even a parent that is killed lets go of it.
    """
    threading.Thread(target=_wait, args=(descriptor,), daemon=True).start()


def end_with_web_server() -> None:
    """Ask this process to stop once the web server that started it has gone, if one has.

    Else it would go on answering, with records that a restore has perhaps put aside since.
    """
    server = os.environ.get(WEB_SERVER, "")
    if server and server != str(os.getpid()):
        threading.Thread(target=_watch, args=(int(server),), daemon=True).start()


def _watch(parent: int) -> None:
    """Look at once: a server killed early has gone before those it started were ready."""
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_SECONDS)
    _end()
    time.sleep(_SECONDS_TO_END)
    os._exit(1)


def _wait(descriptor: int) -> None:
    try:
        while os.read(descriptor, 1):
            pass
    except OSError:
        return
    _end()


def _end() -> None:
    # To the main thread: it alone runs handlers, and sleeps on if another takes the signal.
    main = threading.main_thread().ident
    if main is not None:
        signal.pthread_kill(main, signal.SIGTERM)
