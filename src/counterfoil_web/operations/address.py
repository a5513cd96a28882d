"""Where the application answers: which host and port, and whether they can be had."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from counterfoil.errors import UsageError

FIRST_PORT = 8000
PORTS_TO_TRY = 20


def free_port(host: str, wanted: int | None, *, may_move: bool) -> int:
    """The port to serve on. Raises: UsageError when it is taken.

    wanted: the port asked for, None for the usual one. may_move: whether the next free one will do
    when nobody asked for a port.
    """
    if wanted is not None or not may_move:
        port = FIRST_PORT if wanted is None else wanted
        check_free(host, port)
        return port
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY)
    for port in ports:
        if _is_free(host, port):
            return port
    raise UsageError(
        what=f"ports {ports.start} to {ports.stop - 1} are all taken",
        where=host,
        mend="stop what runs there, or name a free port with --port",
    )


def check_free(host: str, port: int) -> None:
    """Find out before anything is started. Raises: UsageError."""
    try:
        _bind(host, port)
    except OverflowError as error:
        raise UsageError(
            what="there is no such port",
            where=f"{host}:{port}",
            mend="name one from 1024 to 65535 with --port",
        ) from error
    except PermissionError as error:
        raise UsageError(
            what="this user may not open the port",
            where=f"{host}:{port}",
            mend="name a port of 1024 or above with --port, and put a web server in front",
        ) from error
    except OSError as error:
        raise UsageError(
            what=f"the port cannot be opened: {error.strerror or error}",
            where=f"{host}:{port}",
            mend=f"stop what runs there, or name another port, such as --port {port + 1}",
        ) from error


@contextmanager
def kept(host: str, port: int) -> Iterator[None]:
    """Keep a free port for the web server this process starts, so that no other installation takes
    it meanwhile or answers beside it: the web server shares its port with whoever asks.
    """
    with _socket(host) as one:
        with suppress(OSError, AttributeError):  # a server that has just ended may forbid it
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            one.bind((host, port))
        yield


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "0.0.0.0", "force.example")]
    [True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def base_address(host: str, port: int) -> str:
    """The address to type into a browser on this machine.

    >>> base_address("0.0.0.0", 8000), base_address("::1", 8001)
    ('http://127.0.0.1:8000', 'http://[::1]:8001')
    """
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def public_address(base: str, names: Sequence[str], *, over_https: bool) -> str:
    """The address that people are given: at the first name, where the installation has names.

    names: those it answers to, as COUNTERFOIL_HOSTS gives them; none when it was not told.

    >>> public_address("http://127.0.0.1:8000", ["counterfoil.force.example"], over_https=True)
    'https://counterfoil.force.example'
    >>> public_address("http://127.0.0.1:8000", [], over_https=False)
    'http://127.0.0.1:8000'
    """
    name = next((name.strip().lstrip(".") for name in names if name.strip() not in {"", "*"}), "")
    if not name:
        return base
    if over_https:
        return f"https://{name}"
    return f"http://{name}:{base.rpartition(':')[2]}"


def answers(host: str, port: int) -> bool:
    """Whether something accepts connections there."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        with socket.create_connection((shown, port), timeout=1):
            return True
    except OSError:
        return False


def _is_free(host: str, port: int) -> bool:
    try:
        _bind(host, port)
    except OSError:
        return False
    return True


def _bind(host: str, port: int) -> None:
    with _socket(host) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((host, port))


def _socket(host: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
