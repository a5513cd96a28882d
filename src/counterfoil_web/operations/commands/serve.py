"""`counterfoil serve`: the web application and its workers on this machine."""

from __future__ import annotations

import argparse
import os
import sys

from counterfoil_web.operations.django_start import add_data_option, start_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: where to answer, how much to run, and whether it is a try-out."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to answer on (127.0.0.1, this machine alone)"
    )
    parser.add_argument("--port", type=int, metavar="N", help="port to answer on (8000)")
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes that run jobs (1)"
    )
    parser.add_argument(
        "--threads", type=int, default=3, metavar="N", help="pages worked on at once (3)"
    )
    parser.add_argument(
        "--try-out",
        action="store_true",
        help="with the examples and one-click accounts; never for real work",
    )
    add_data_option(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C or a signal to stop."""
    try_out = args.try_out or os.environ.get("COUNTERFOIL_TRY_OUT") == "1"
    start_django(args.data, try_out=try_out)
    from counterfoil_web.operations.serving import Wish, serve

    wish = Wish(
        host=args.host,
        port=args.port,
        workers=max(1, args.workers),
        threads=max(1, args.threads),
        try_out=try_out,
    )
    return serve(
        wish,
        say=lambda words: print(f"counterfoil: {words}", file=sys.stderr, flush=True),
        announce=lambda words: print(words, flush=True),
    )
