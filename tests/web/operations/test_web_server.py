"""The web server is told to serve pages and nothing else, without a log of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time

import pytest
from granian.constants import Interfaces

from counterfoil_web.operations import web_server
from counterfoil_web.operations.address import answers


def test_it_serves_wsgi_from_three_processes_with_some_threads():
    server = web_server.server_on("127.0.0.1", 8123, threads=4)

    assert server.interface == Interfaces.WSGI
    assert (server.bind_addr, server.bind_port) == ("127.0.0.1", 8123)
    assert (server.workers, server.blocking_threads) == (3, 4)
    assert not server.log_access
    assert not server.websockets


def test_what_it_serves_is_there():
    module, _, name = web_server.TARGET.partition(":")

    assert callable(getattr(__import__(module, fromlist=[name]), name))


@pytest.mark.slow
@pytest.mark.own_sqlite
def test_nothing_answers_on_once_the_server_was_killed(tmp_path):
    """Its processes would go on with records that a restore has since put aside."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "counterfoil_web.operations.web_server", "--port", str(port)],
        env={**os.environ, "COUNTERFOIL_DATA": str(tmp_path), "DATABASE_URL": ""},
        stderr=subprocess.DEVNULL,
    )
    try:
        assert holds_within(60, lambda: answers("127.0.0.1", port))
    finally:
        server.kill()
        server.wait()

    assert holds_within(30, lambda: not answers("127.0.0.1", port))


def holds_within(seconds, condition):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.2)
    return condition()
