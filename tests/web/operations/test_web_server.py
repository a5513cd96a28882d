"""The web server is told to serve pages and nothing else, without a log of its own."""

from __future__ import annotations

from granian.constants import Interfaces

from counterfoil_web.operations import web_server


def test_it_serves_wsgi_from_two_processes_with_some_threads():
    server = web_server.server_on("127.0.0.1", 8123, threads=4)

    assert server.interface == Interfaces.WSGI
    assert (server.bind_addr, server.bind_port) == ("127.0.0.1", 8123)
    assert (server.workers, server.blocking_threads) == (2, 4)
    assert not server.log_access
    assert not server.websockets


def test_what_it_serves_is_there():
    module, _, name = web_server.TARGET.partition(":")

    assert callable(getattr(__import__(module, fromlist=[name]), name))
