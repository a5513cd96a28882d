"""`counterfoil tender new`: a folder to start from."""

from __future__ import annotations

import argparse
import shlex
import sys

KINDS = ("custody", "business", "consultancy")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which example, and whether with its bids and marks."""
    parser.add_argument(
        "--kind", choices=KINDS, default=KINDS[0], help="which example (default: %(default)s)"
    )
    parser.add_argument(
        "--example", action="store_true", help="with the bids, marks and prices of the example"
    )


def run(args: argparse.Namespace) -> int:
    """Write the folder and say what comes next."""
    from counterfoil.tenderfile.templates import TenderKind, new_tender

    plan = new_tender(args.folder, kind=TenderKind(args.kind), with_example=args.example)
    print(args.folder)
    place = shlex.quote(str(args.folder))
    print(
        f"Wrote the plan of {plan.title} and a table for each kind of record. Next:\n"
        f"  counterfoil tender check {place}    list what must be mended\n"
        f"  counterfoil tender try {place}      see what the plan rewards",
        file=sys.stderr,
    )
    return 0
