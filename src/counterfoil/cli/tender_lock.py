"""`counterfoil tender lock`: fix the plan before bids are due."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """When, by whom, and why it was changed."""
    parser.add_argument(
        "--at", metavar="'YYYY-MM-DD HH:MM'", required=True, help="when, local time"
    )
    parser.add_argument("--by", metavar="OFFICE", required=True, help="who locks it")
    parser.add_argument(
        "--reason", metavar="WORDS", default="", help="why it was changed since it was last locked"
    )


def run(args: argparse.Namespace) -> int:
    """Lock the plan and print its fingerprint."""
    from counterfoil.cli.tender_words import moment_asked
    from counterfoil.tenderfile.folder import lock_plan

    made = lock_plan(args.folder, at=moment_asked(args.at, "--at"), by=args.by, reason=args.reason)
    print(made.fingerprint)
    print(f"Locked the plan as {made.id}; a copy is kept in locked/{made.id}.yaml", file=sys.stderr)
    return 0
