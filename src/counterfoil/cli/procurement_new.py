"""`counterfoil procurement new`: a filled plan to start from."""

from __future__ import annotations

import argparse
import shlex
import sys

from counterfoil.cli.procurement_words import day_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more than the folder."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Write the folder and say what to do next."""
    from counterfoil.procurementfile.template import new_procurement

    plan = new_procurement(args.folder, day_of(args))
    print(args.folder)
    here = "./" if str(args.folder).startswith("-") else ""  # or it would be read as an option
    place = shlex.quote(f"{here}{args.folder}")
    print(
        f"Wrote the plan of {plan.title} and an empty table for each register. Next:\n"
        f"  counterfoil procurement check {place}      list what must be mended\n"
        f"  counterfoil procurement timetable {place}  see its days",
        file=sys.stderr,
    )
    return 0
