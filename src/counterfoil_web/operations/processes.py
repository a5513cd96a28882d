"""Keeps an installation's processes running: starts them, starts dead ones again, stops all."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
STEADY_AFTER_SECONDS = 60.0
STOP_WITHIN_SECONDS = 25.0
TOO_OFTEN = 6
_LOOK_EVERY_SECONDS = 0.2
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def wait_before_restart(failures: int) -> float:
    """Seconds to wait after so many deaths in a row: 1, 2, 4… and no more than 30.

    >>> [wait_before_restart(failures) for failures in (1, 2, 3, 6, 20)]
    [1.0, 2.0, 4.0, 30.0, 30.0]
    """
    return min(FIRST_WAIT_SECONDS * 2.0 ** (failures - 1), LONGEST_WAIT_SECONDS)


@dataclass
class Child:
    """A process that should always be there.

    is_vital: whether there is no use in going on without it. One that is not is started again and
    again, so that pages can be read while workers cannot work, as when a disk is full.
    failures: how often in a row it died before it had run for a minute.
    """

    name: str
    command: Sequence[str]
    is_vital: bool = True
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    start_at: float = 0.0

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only who looks after it."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, start_new_session=True)

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def note_death(self) -> int:
        """Remember that it died and when to start it again; its exit code."""
        process = self.process
        if process is None:
            return 0
        lived = time.monotonic() - self.started
        self.failures = 1 if lived > STEADY_AFTER_SECONDS else self.failures + 1
        self.start_at = time.monotonic() + wait_before_restart(self.failures)
        self.process = None
        if process.stdin is not None:
            process.stdin.close()
        return process.returncode


class Supervisor:
    """Runs children until a signal comes, or until one cannot be kept alive."""

    def __init__(self, children: Sequence[Child], say: Callable[[str], None]) -> None:
        self.children = children
        self._say = say
        self._stopping = False

    def run(self, at_each_look: Callable[[], None] = lambda: None) -> int:
        """Start all and look after them. 0 when told to stop, 1 when a vital one died too often.

        at_each_look: called some times a second as long as they run.
        """
        before = {number: signal.signal(number, self._on_signal) for number in _SIGNALS}
        try:
            for child in self.children:
                child.start()
            while not self._stopping:
                at_each_look()
                for child in self.children:
                    self._look_after(child)
                    if child.is_vital and child.failures >= TOO_OFTEN:
                        self._say(f"{child.name} stopped {TOO_OFTEN} times in a row; giving up")
                        return 1
                time.sleep(_LOOK_EVERY_SECONDS)
            return 0
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    @property
    def is_stopping(self) -> bool:
        """Whether a signal to stop has come."""
        return self._stopping

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _look_after(self, child: Child) -> None:
        if child.is_running:
            return
        if child.process is not None:
            code = child.note_death()
            wait = wait_before_restart(child.failures)
            self._say(f"{child.name} stopped ({_told(code)}); starting it again in {wait:.0f} s")
        elif time.monotonic() >= child.start_at:
            child.start()

    def _stop_all(self) -> None:
        running = [child.process for child in self.children if child.is_running and child.process]
        for process in running:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_WITHIN_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for child in self.children:
            if child.process is not None and child.process.stdin is not None:
                child.process.stdin.close()


def _told(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
