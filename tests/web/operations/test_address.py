"""The port is looked at before anything is started, and a taken one is told with its mend."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import pytest

from counterfoil.errors import UsageError
from counterfoil_web.operations import address
from counterfoil_web.operations.address import (
    answers,
    base_address,
    free_port,
    is_loopback,
    kept,
    public_address,
)

HOST = "127.0.0.1"


@pytest.fixture
def taken():
    """A port on which something listens."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        one.listen()
        yield one.getsockname()[1]


def test_a_port_in_use_is_told_with_the_mend(taken):
    with pytest.raises(UsageError) as refused:
        free_port(HOST, taken, may_move=True)

    assert refused.value.where == f"{HOST}:{taken}"
    assert "in use" in refused.value.what
    assert f"--port {taken + 1}" in refused.value.mend


def test_the_next_free_port_is_taken_when_nobody_asked_for_one(taken, monkeypatch):
    monkeypatch.setattr(address, "FIRST_PORT", taken)

    found = free_port(HOST, None, may_move=True)

    assert taken < found < taken + address.PORTS_TO_TRY


def test_a_real_installation_does_not_move_by_itself(taken, monkeypatch):
    monkeypatch.setattr(address, "FIRST_PORT", taken)

    with pytest.raises(UsageError):
        free_port(HOST, None, may_move=False)


def test_no_free_port_is_told(monkeypatch):
    monkeypatch.setattr(address, "_is_free", lambda host, port: False)

    with pytest.raises(UsageError, match="8000 to 8019 are all taken"):
        free_port(HOST, None, may_move=True)


def test_a_port_that_the_system_keeps_for_itself_is_told(monkeypatch):
    def refuse(host, port):
        raise PermissionError

    monkeypatch.setattr(address, "_bind", refuse)

    with pytest.raises(UsageError, match="1024 or above"):
        free_port(HOST, 80, may_move=False)


def test_a_number_that_is_no_port_is_told():
    with pytest.raises(UsageError, match="no such port"):
        free_port(HOST, 80_000, may_move=False)


def test_a_port_that_is_kept_is_nobody_elses():
    with socket.socket() as one:
        one.bind((HOST, 0))
        port = one.getsockname()[1]

    with kept(HOST, port):
        with pytest.raises(UsageError, match="in use"):
            free_port(HOST, port, may_move=False)
        with socket.socket() as server:  # the web server shares it with who keeps it
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind((HOST, port))
            server.listen()
            assert answers(HOST, port)
    assert free_port(HOST, port, may_move=False) == port


def test_a_port_that_cannot_be_kept_is_left_to_the_web_server(taken):
    with kept(HOST, taken):
        assert answers(HOST, taken)


@pytest.mark.parametrize(
    ("names", "over_https", "shown"),
    [
        ([""], False, "http://127.0.0.1:8000"),
        (["*"], True, "http://127.0.0.1:8000"),
        (["counterfoil.force.example", "other"], True, "https://counterfoil.force.example"),
        ([" .force.example "], True, "https://force.example"),
        (["counterfoil.force.example"], False, "http://counterfoil.force.example:8000"),
    ],
)
def test_people_are_given_the_name_the_installation_answers_to(names, over_https, shown):
    assert public_address("http://127.0.0.1:8000", names, over_https=over_https) == shown


def test_a_server_that_has_just_stopped_leaves_its_port_free(taken):
    with ExitStack() as stack:
        client = stack.enter_context(socket.create_connection((HOST, taken)))
        client.close()

    assert answers(HOST, taken)


def test_what_does_not_listen_does_not_answer():
    with socket.socket() as one:
        one.bind((HOST, 0))
        port = one.getsockname()[1]

    assert not answers(HOST, port)


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("x.y", False)],
)
def test_loopback_is_this_machine_alone(host, alone):
    assert is_loopback(host) is alone


def test_the_address_can_be_typed_into_a_browser():
    assert base_address("0.0.0.0", 8000) == "http://127.0.0.1:8000"
    assert base_address("::", 8000) == "http://[::1]:8000"
    assert base_address("counterfoil.force.example", 80) == "http://counterfoil.force.example:80"
