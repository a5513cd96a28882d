"""`counterfoil outcomes check`: every problem of a folder, all at once."""

from __future__ import annotations

import argparse
import sys

_BAD_INPUT = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more than the folder."""
    del parser


def run(args: argparse.Namespace) -> int:
    """List the problems; 3 when any of them stops an answer."""
    from counterfoil.cli.problems import print_problems
    from counterfoil.errors import errors_among
    from counterfoil.outcomesfile.folder import check_outcomes_folder
    from counterfoil.outcomesfile.next_folder import check_next_folder

    held, problems = check_outcomes_folder(args.folder)
    following, found = check_next_folder(args.folder)
    problems = (*problems, *found)
    errors = errors_among(problems)
    print_problems(problems, file=sys.stdout if errors else sys.stderr)
    if held is None or following is None:
        return _BAD_INPUT
    counts: dict[str, int] = {}
    for one in held.ledger.records:
        words = one.kind.replace("_", " ")
        counts[words] = counts.get(words, 0) + 1
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    print(f"{held.ledger.document.title}. Records by kind: {told or 'none yet'}.")
    return 0
