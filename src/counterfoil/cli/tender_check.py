"""`counterfoil tender check`: every problem of a tender's folder, all at once."""

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
    from counterfoil.cli.tender_words import points
    from counterfoil.errors import errors_among
    from counterfoil.tender.workload import workload
    from counterfoil.tenderfile.folder import check_tender_folder

    held, problems = check_tender_folder(args.folder)
    print_problems(problems, file=sys.stdout if errors_among(problems) else sys.stderr)
    if held is None:
        return _BAD_INPUT
    plan = held.dossier.plan
    counts: dict[str, int] = {}
    for one in held.dossier.records:
        words = one.kind.replace("_", " ")
        counts[words] = counts.get(words, 0) + 1
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    print(f"{plan.title}. {len(plan.leaves)} criteria. Records by kind: {told or 'none yet'}.")
    bids = len(held.dossier.bids) or None
    hours = "; ".join(f"{one.evaluator} {points(one.hours)}" for one in workload(plan, bids))
    print(f"Hours of marking: {hours}.")
    return 0
