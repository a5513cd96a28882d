"""`counterfoil to-excel`: a case folder as a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from counterfoil.cli.problems import print_problems
from counterfoil.errors import BadInput, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the case folder")
    parser.add_argument("file", metavar="FILE.xlsx", type=Path, help="the workbook to write")


def run(args: argparse.Namespace) -> int:
    """Write the workbook; problems that Excel may help to mend are told and do not stop it."""
    from counterfoil.casefile.load import load_case
    from counterfoil.casefile.workbook_writer import workbook_bytes
    from counterfoil.files import write_bytes

    if args.file.suffix.casefold() != ".xlsx":
        raise UsageError(
            what="the workbook's name does not end in .xlsx",
            where=str(args.file),
            mend=f"write to {args.file.with_suffix('.xlsx')}",
        )
    loaded = load_case(args.folder)
    if loaded.case is None:
        raise BadInput(loaded.problems)
    write_bytes(args.file, workbook_bytes(loaded.case))
    print_problems(loaded.problems)
    print(f"wrote {args.file}", file=sys.stderr)
    return 0
