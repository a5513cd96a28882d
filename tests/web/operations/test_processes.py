"""Children are started, started again when they die, and stopped in good order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from counterfoil_web.operations import processes
from counterfoil_web.operations.processes import Child, Supervisor, wait_before_restart

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(processes, "FIRST_WAIT_SECONDS", 0.05)
    monkeypatch.setattr(processes, "_LOOK_EVERY_SECONDS", 0.02)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_waits_double_up_to_half_a_minute():
    assert [wait_before_restart(failures) for failures in range(1, 8)] == [1, 2, 4, 8, 16, 30, 30]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_all_children_and_is_no_fault(quick, number):
    supervisor = Supervisor([Child("one", SLEEP), Child("two", SLEEP)], lambda words: None)
    pids = []

    def look():
        if not pids:
            pids.extend(child.process.pid for child in supervisor.children)
            os.kill(os.getpid(), number)

    before = signal.getsignal(number)

    assert supervisor.run(look) == 0
    assert len(pids) == 2
    assert not any(map(alive, pids))
    assert signal.getsignal(number) is before


def test_a_killed_child_is_started_again(quick):
    told = []
    supervisor = Supervisor([Child("worker 1", SLEEP)], told.append)
    pids = []

    def look():
        child = supervisor.children[0]
        if child.is_running and child.process.pid not in pids:
            pids.append(child.process.pid)
            os.kill(child.process.pid, signal.SIGKILL)
        if len(pids) == 2:
            os.kill(os.getpid(), signal.SIGTERM)

    assert supervisor.run(look) == 0
    assert len(set(pids)) == 2
    assert told[0].startswith("worker 1 stopped (killed by signal 9); starting it again in")


def test_a_worker_that_keeps_dying_is_started_again_and_pages_stay(quick, monkeypatch):
    monkeypatch.setattr(processes, "LONGEST_WAIT_SECONDS", 0.01)
    web = Child("web server", SLEEP)
    dying = Child("worker 1", [sys.executable, "-S", "-c", "raise SystemExit(1)"], is_vital=False)

    def look():
        assert web.is_running or not web.failures
        if dying.failures > processes.TOO_OFTEN:
            os.kill(os.getpid(), signal.SIGTERM)

    assert Supervisor([web, dying], lambda _: None).run(look) == 0
    assert web.failures == 0


def test_a_child_that_keeps_dying_ends_it_all(quick, monkeypatch):
    monkeypatch.setattr(processes, "LONGEST_WAIT_SECONDS", 0.05)
    told = []
    other = Child("other", SLEEP)
    dying = Child("web server", [sys.executable, "-c", "raise SystemExit(3)"])

    assert Supervisor([other, dying], told.append).run() == 1
    assert told[-1] == "web server stopped 6 times in a row; giving up"
    assert "(exit code 3)" in told[0]
    assert not other.is_running


def test_a_child_that_ran_long_begins_to_count_anew(monkeypatch):
    child = Child("one", [sys.executable, "-c", ""], failures=4)
    child.start()
    child.process.wait()
    child.started = time.monotonic() - processes.STEADY_AFTER_SECONDS - 1

    assert child.note_death() == 0
    assert child.failures == 1


def test_a_child_that_does_not_listen_is_killed(quick, monkeypatch):
    monkeypatch.setattr(processes, "STOP_WITHIN_SECONDS", 0.3)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print('deaf', flush=True); time.sleep(60)"
    )
    supervisor = Supervisor([Child("deaf", [sys.executable, "-c", deaf])], lambda words: None)
    started = time.monotonic()

    def look():
        if time.monotonic() - started > 0.5:
            os.kill(os.getpid(), signal.SIGTERM)

    supervisor.run(look)

    assert supervisor.children[0].process.returncode == -signal.SIGKILL


def test_ctrl_c_in_the_terminal_does_not_reach_children():
    child = Child("one", SLEEP)
    child.start()
    try:
        assert os.getpgid(child.process.pid) != os.getpgid(0)
    finally:
        child.process.kill()
        child.process.wait()
        child.process.stdin.close()


def test_children_end_when_their_parent_is_killed():
    """The parent is a process of its own here, killed without a chance to tidy up."""
    program = (
        "import sys, time; from counterfoil_web.operations.processes import Child;"
        "code = 'from counterfoil_web.operations.parent_watch import end_with_parent;"
        "import time; end_with_parent(); time.sleep(60)';"
        "child = Child('one', [sys.executable, '-c', code]); child.start();"
        "print(child.process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    time.sleep(0.5)

    parent.kill()
    parent.wait()
    parent.stdout.close()

    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)
