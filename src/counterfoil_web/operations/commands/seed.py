"""`counterfoil seed`: made-up records at the size asked for, to measure with."""

from __future__ import annotations

import argparse
import sys

from counterfoil_web.operations.django_start import add_data_option, start_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: how much to make."""
    for name, many, what in (
        ("organisations", 48, "forces, each with a policing body"),
        ("partnerships", 40, "partnerships of each force"),
        ("versions", 5, "versions of each case"),
    ):
        parser.add_argument(
            f"--{name}", type=int, default=many, metavar="N", help=f"{what} ({many})"
        )
    add_data_option(parser)


def run(args: argparse.Namespace) -> int:
    """Fill an empty installation; refuse any that holds records."""
    start_django(args.data)
    from django.conf import settings

    from counterfoil_web.operations.data_lock import data_lock
    from counterfoil_web.operations.seeding.seed import Size, seed
    from counterfoil_web.operations.upgrade import bring_up_to_date

    def say(words: str) -> None:
        print(f"counterfoil: {words}", file=sys.stderr, flush=True)

    size = Size(
        organisations=args.organisations, partnerships=args.partnerships, versions=args.versions
    )
    with data_lock(settings.DATA_FOLDER):
        bring_up_to_date(settings.DATA_FOLDER, say)
        count = seed(size, say)
    print(f"{count:,} made-up partnerships, {count * size.versions:,} versions of their cases")
    return 0
