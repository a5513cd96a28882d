"""Serves an installation: settings checked, records brought up to date, then web and workers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection
from django.urls import reverse

from counterfoil.errors import CounterfoilError, UsageError
from counterfoil_web.operations.address import (
    answers,
    base_address,
    free_port,
    is_loopback,
    kept,
    public_address,
)
from counterfoil_web.operations.data_lock import data_lock
from counterfoil_web.operations.installation import Purpose, begin_as
from counterfoil_web.operations.processes import Child, Supervisor
from counterfoil_web.operations.upgrade import bring_up_to_date

Say = Callable[[str], None]
_MODULE = "counterfoil_web.operations."


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the command line asks for. port: None for the usual one."""

    host: str
    port: int | None
    workers: int
    threads: int
    try_out: bool


def serve(wish: Wish, say: Say, announce: Say) -> int:
    """Prepare the installation and run it until told to stop; the exit code.

    say: progress. announce: what the person at the console has to know, such as the address.
    """
    check_settings(wish)
    with data_lock(settings.DATA_FOLDER):
        port = free_port(wish.host, wish.port, may_move=wish.try_out)
        with kept(wish.host, port):
            check_static_files(settings.STATIC_ROOT)
            prepare(try_out=wish.try_out, say=say)
            base = _address(wish, port)
            greeting = _Greeting(wish, port, base, _first_words(base, wish), announce)
            connection.close()
            return Supervisor(children(wish, port), say).run(greeting.when_ready)


def prepare(*, try_out: bool, say: Say) -> None:
    """Bring the records up to date; in a try-out fill them with the examples and their people."""
    bring_up_to_date(settings.DATA_FOLDER, say)
    begin_as(Purpose.TRY_OUT if try_out else _purpose_of_real_records())
    if try_out:
        from counterfoil_web.operations.examples import load_examples

        load_examples(say)


def check_settings(wish: Wish) -> None:
    """Refuse settings that would not be safe or would not work. Raises: CounterfoilError."""
    if wish.try_out and not is_loopback(wish.host):
        raise UsageError(
            what="in a try-out everybody may be anybody, so it answers this machine alone",
            where=f"--host {wish.host}",
            mend="leave out --host, or leave out --try-out for an installation for real work",
        )
    if not is_loopback(wish.host) and not os.environ.get("COUNTERFOIL_HOSTS"):
        raise UsageError(
            what="other machines may reach it, but it was not told by which names",
            where=f"--host {wish.host}",
            mend="set COUNTERFOIL_HOSTS to the names in the address, parted by commas",
        )
    faults = [fault for fault in checks.run_checks() if fault.level >= checks.ERROR]
    if faults:
        raise UsageError(
            what="; ".join(str(fault.msg) for fault in faults),
            where="the settings",
            mend=" ".join(fault.hint for fault in faults if fault.hint) or "see the settings page",
        )


def check_static_files(folder: Path) -> None:
    """Refuse to serve pages without their looks. Raises: CounterfoilError."""
    if not (Path(folder) / "staticfiles.json").is_file():
        raise CounterfoilError(
            what="style sheets and scripts have not been built",
            where=str(folder),
            mend="run `make run`, or in a clone `.venv/bin/python tools/front_end.py`",
        )


def children(wish: Wish, port: int) -> list[Child]:
    """The processes of an installation: one web server and its workers."""
    web = [*_python("web_server"), "--host", wish.host, "--port", str(port)]
    return [
        Child("web server", [*web, "--threads", str(wish.threads)]),
        *(
            Child(f"worker {number}", _python("worker"), is_vital=False)
            for number in range(1, wish.workers + 1)
        ),
    ]


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", _MODULE + module, "--ends-with-parent"]


def _purpose_of_real_records() -> Purpose:
    from counterfoil_web.operations.installation import purpose

    return Purpose.MADE_UP if purpose() == Purpose.MADE_UP else Purpose.REAL


def _address(wish: Wish, port: int) -> str:
    """Where people find it: by its name in COUNTERFOIL_HOSTS, else on this machine."""
    names = os.environ.get("COUNTERFOIL_HOSTS", "").split(",")
    return public_address(base_address(wish.host, port), names, over_https=settings.TLS)


def _first_words(base: str, wish: Wish) -> str:
    """What to do first: for a new installation the link that makes its first administrator."""
    if wish.try_out:
        return f"Choose whom to be: {base}{reverse('try_as:list')}\nNothing here is a real record."
    from counterfoil_web.accounts.first_administrator import first_administrator_link

    link = first_administrator_link(base)
    if not link:
        return ""
    return (
        "Nobody can sign in yet. This link makes the first administrator, works once, and is "
        f"shown here alone:\n  {link}"
    )


class _Greeting:
    """Tells the address once, as soon as it answers."""

    def __init__(self, wish: Wish, port: int, base: str, words: str, announce: Say) -> None:
        self._place, self._base, self._words = (wish.host, port), base, words
        self._announce = announce
        self._is_said = False

    def when_ready(self) -> None:
        if self._is_said or not answers(*self._place):
            return
        self._is_said = True
        self._announce(f"Counterfoil is at {self._base}")
        if self._words:
            self._announce(self._words)
        self._announce("Press Ctrl-C to stop it.")
