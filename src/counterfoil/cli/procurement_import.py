"""`counterfoil procurement import`: a portal's export into a register, a dry run first."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The export, its mapping, and whether to add what it holds."""
    from counterfoil.cli.import_arguments import add_import_arguments

    add_import_arguments(parser, with_day=False)


def run(args: argparse.Namespace) -> int:
    """Tell what the export would add; add it when that is asked for and nothing is wrong."""
    from counterfoil.cli.import_arguments import mapping_asked, told_and_added
    from counterfoil.cli.procurement_words import day_of, opened
    from counterfoil.cli.progress import progress_bar
    from counterfoil.procurementfile.folder import add_register_rows
    from counterfoil.procurementfile.register_import import REGISTER_KINDS, import_register
    from counterfoil.procurementfile.tables import register_file_of

    held, day = opened(args), day_of(args)
    mapping = mapping_asked(args, REGISTER_KINDS)
    with progress_bar(f"Reading {args.file.name}") as progress:
        found = import_register(
            held.plan,
            held.records,
            args.file,
            mapping,
            entered_on=day,
            entered_by=args.entered_by,
            progress=progress,
        )

    def add() -> Path:
        add_register_rows(args.folder, found.records, day)
        place: Path = args.folder / register_file_of(REGISTER_KINDS.of[found.kind])
        return place

    return told_and_added(args, found, mapping, REGISTER_KINDS, add)
