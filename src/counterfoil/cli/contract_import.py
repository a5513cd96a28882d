"""A supplier's spreadsheet read into a contract's folder by a column mapping, a dry run first."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from counterfoil.cli.contract_months import day_asked, opened_folder, today
from counterfoil.cli.problems import print_first_problems
from counterfoil.cli.progress import progress_bar
from counterfoil.contractfile.column_mapping import MOST_BYTES, ColumnMapping, read_mapping
from counterfoil.contractfile.folder import MAPPINGS, add_records, keep_mapping, kept_mappings
from counterfoil.contractfile.imports import Imported, import_records
from counterfoil.contractfile.record_columns import RECORD_WORDS, file_of
from counterfoil.errors import InvalidValue
from counterfoil.files import read_text

_BAD_INPUT = 3
_LISTED = 50


def run_import(args: argparse.Namespace) -> int:
    """Tell what the spreadsheet would add; add it when that is asked for and nothing is wrong."""
    held = opened_folder(args.folder)
    mapping = _mapping(args.folder, args.mapping)
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
    print_first_problems(found.problems, _LISTED, "mend these first, then run it again")
    print(summary(found))
    if not found.is_sound:
        return _BAD_INPUT
    if args.keep_as is not None:
        print(keep_mapping(args.folder, args.keep_as, mapping))
    if not args.add:
        print("Nothing was added: run it again with --add to add them.", file=sys.stderr)
        return 0
    add_records(args.folder, found.records)
    print(args.folder / file_of(RECORD_WORDS[found.kind]))
    return 0


def summary(found: Imported) -> str:
    """What the spreadsheet would come to, in a line."""
    kind = found.kind.replace("_", " ")
    if not found.is_sound:
        more = f" and {found.left_off:,} more problems" if found.left_off else ""
        return f"{found.file}: {found.rows:,} rows read, none can be added{more}."
    return (
        f"{found.file}: {found.rows:,} rows read; {len(found.records):,} records of kind {kind} "
        f"to add, {found.superseding:,} of them in place of others; {found.unchanged:,} on "
        "record already."
    )


def _mapping(folder: Path, asked: str) -> ColumnMapping:
    """The mapping of a name that the folder remembers, or of a file. Raises: InvalidValue."""
    if asked.endswith((".yaml", ".yml")):
        return read_mapping(read_text(Path(asked), MOST_BYTES), asked)
    kept = kept_mappings(folder)
    if asked not in kept:
        names = ", ".join(kept)
        raise InvalidValue(
            what=f"the folder remembers no mapping {asked!r}",
            where=f"{folder}/{MAPPINGS}",
            mend=f"name one of {names}" if names else "name a mapping's file, such as volumes.yaml",
        )
    return kept[asked]
