"""`counterfoil procurement check`: every problem of a procurement, all at once."""

from __future__ import annotations

import argparse
import sys

from counterfoil.cli.procurement_words import day_of

_BAD_INPUT = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more than the folder and the day."""
    del parser


def run(args: argparse.Namespace) -> int:
    """List the problems; 3 when any of them stops an answer."""
    from counterfoil.cli.problems import print_problems
    from counterfoil.errors import errors_among
    from counterfoil.procurementfile.folder import check_procurement_folder

    held, problems = check_procurement_folder(args.folder, day_of(args))
    print_problems(problems, file=sys.stdout if errors_among(problems) else sys.stderr)
    if held is None:
        return _BAD_INPUT
    counts: dict[str, int] = {}
    for one in held.records:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    print(f"{held.plan.title}. Records by kind: {told or 'none yet'}.")
    return 0
