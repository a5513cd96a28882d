"""The web server: granian with three processes of two threads. `python -m …operations.web_server`.

Why so many of each is told in docs/decisions/0009-running.md.
"""

from __future__ import annotations

import argparse
import os
from typing import Any

from counterfoil_web.operations.django_start import PRIVATE, SETTINGS
from counterfoil_web.operations.parent_watch import WEB_SERVER, end_with_parent

TARGET = "counterfoil_web.project.wsgi:application"
PROCESSES = 3
THREADS = 2
LONGEST_QUEUE = 256


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="web_server")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--threads", type=int, default=THREADS)
    parser.add_argument("--ends-with-parent", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.umask(PRIVATE)
    os.environ[WEB_SERVER] = str(os.getpid())
    server = server_on(args.host, args.port, threads=args.threads)
    if args.ends_with_parent:
        end_with_parent()
    server.serve()


def server_on(host: str, port: int, *, threads: int = THREADS, target: str = TARGET) -> Any:
    """Granian, ready to serve. Its own access log is off: ours leaves out what nobody may read."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    return Granian(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=threads,
        backpressure=LONGEST_QUEUE,
        log_level=LogLevels.error,
        log_access=False,
        websockets=False,
        workers_kill_timeout=20,
    )


if __name__ == "__main__":
    main()
