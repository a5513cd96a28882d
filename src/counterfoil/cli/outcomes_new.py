"""`counterfoil outcomes new`: a folder to start from, its benefits taken from an approved case."""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import date
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The case, its option that was signed, and the contract."""
    parser.add_argument(
        "--case", metavar="CASE", type=Path, required=True, help="the approved case"
    )
    parser.add_argument(
        "--option", metavar="OPTION", required=True, help="the option of it that was signed"
    )
    parser.add_argument(
        "--contract", metavar="CONTRACT", type=Path, help="the folder of the contract, if any"
    )
    parser.add_argument(
        "--on", metavar="YYYY-MM-DD", help="the day as of which it counts, today unless given"
    )


def run(args: argparse.Namespace) -> int:
    """Make the folder and say what comes next."""
    from counterfoil.cli.contract_months import day_asked, today
    from counterfoil.outcomesfile.from_case import new_outcomes

    day: date = day_asked(args.on) or today()
    document = new_outcomes(
        args.folder, case=args.case, option=args.option, on=day, contract=args.contract
    )
    print(args.folder)
    here = "./" if str(args.folder).startswith("-") else ""  # or it would be read as an option
    place = shlex.quote(f"{here}{args.folder}")
    print(
        f"Wrote the register of {document.title} and a table for each kind of record. Next:\n"
        f"  counterfoil outcomes check {place}      list what is still to be said\n"
        f"  counterfoil outcomes register {place}   each benefit and what was planned",
        file=sys.stderr,
    )
    return 0
