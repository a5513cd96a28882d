"""`counterfoil tender import`: a portal's export into a tender's folder, a dry run first."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The export, its mapping, and whether to add what it holds."""
    from counterfoil.cli.import_arguments import add_import_arguments

    add_import_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Tell what the export would add; add it when that is asked for and nothing is wrong."""
    from counterfoil.cli.contract_months import day_asked, today
    from counterfoil.cli.import_arguments import mapping_asked, told_and_added
    from counterfoil.cli.progress import progress_bar
    from counterfoil.tenderfile.folder import add_tender_records, read_tender_folder
    from counterfoil.tenderfile.portal_import import (
        PORTAL_KINDS,
        brought_in,
        import_portal_export,
    )
    from counterfoil.tenderfile.tables import tender_file_of

    dossier = read_tender_folder(args.folder).dossier
    mapping = mapping_asked(args, PORTAL_KINDS)
    with progress_bar(f"Reading {args.file.name}") as progress:
        found = import_portal_export(
            dossier,
            args.file,
            mapping,
            entered_on=day_asked(args.on) or today(),
            entered_by=args.entered_by,
            progress=progress,
        )

    def add() -> Path:
        add_tender_records(args.folder, brought_in(found))
        place: Path = args.folder / tender_file_of(PORTAL_KINDS.of[found.kind])
        return place

    return told_and_added(args, found, mapping, PORTAL_KINDS, add)
