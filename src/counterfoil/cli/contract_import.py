"""A supplier's spreadsheet read into a contract's folder by a column mapping, a dry run first."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from counterfoil.cli.contract_months import day_asked, opened_folder, today
from counterfoil.cli.import_arguments import mapping_asked, told_and_added
from counterfoil.cli.progress import progress_bar
from counterfoil.contractfile.column_mapping import CONTRACT_KINDS
from counterfoil.contractfile.folder import add_records
from counterfoil.contractfile.imports import import_records
from counterfoil.contractfile.record_columns import RECORD_WORDS, file_of


def run_import(args: argparse.Namespace) -> int:
    """Tell what the spreadsheet would add; add it when that is asked for and nothing is wrong."""
    held = opened_folder(args.folder)
    mapping = mapping_asked(args, CONTRACT_KINDS)
    day: date = day_asked(args.on) or today()
    with progress_bar(f"Reading {args.file.name}") as progress:
        found = import_records(
            held.contract,
            held.records,
            args.file,
            mapping,
            entered_on=day,
            entered_by=args.entered_by,
            progress=progress,
        )

    def add() -> Path:
        add_records(args.folder, found.records)
        place: Path = args.folder / file_of(RECORD_WORDS[found.kind])
        return place

    return told_and_added(args, found, mapping, CONTRACT_KINDS, add)
