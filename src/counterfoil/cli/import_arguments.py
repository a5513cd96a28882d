"""What every import by a column mapping takes, tells and remembers, whatever it brings in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterfoil.contractfile.column_mapping import ColumnMapping, RecordKinds
    from counterfoil.contractfile.mapped_rows import Imported

_BAD_INPUT = 3
_LISTED = 50


def add_import_arguments(parser: argparse.ArgumentParser, *, with_day: bool = True) -> None:
    """The options of an import. with_day: whether the day is asked for here, or was already."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file or an Excel workbook")
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        required=True,
        help="a mapping that the folder remembers, or a YAML file of one",
    )
    parser.add_argument("--add", action="store_true", help="add the records, all of them or none")
    parser.add_argument("--keep-as", metavar="NAME", help="remember the mapping in the folder")
    parser.add_argument(
        "--entered-by", metavar="NAME", default="", help="who enters them, kept with each record"
    )
    if with_day:
        parser.add_argument(
            "--on",
            metavar="YYYY-MM-DD",
            help="the day on which they are entered, today unless given",
        )


def mapping_asked(args: argparse.Namespace, kinds: RecordKinds) -> ColumnMapping:
    """The mapping of a name that the folder remembers, or of a file. Raises: InvalidValue."""
    from counterfoil.contractfile.column_mapping import MOST_BYTES, read_mapping
    from counterfoil.contractfile.folder import MAPPINGS, kept_mappings
    from counterfoil.errors import InvalidValue
    from counterfoil.files import read_text

    asked: str = args.mapping
    if asked.endswith((".yaml", ".yml")):
        return read_mapping(read_text(Path(asked), MOST_BYTES), asked, kinds)
    kept = kept_mappings(args.folder, kinds)
    if asked not in kept:
        names = ", ".join(kept)
        raise InvalidValue(
            what=f"the folder remembers no mapping {asked!r}",
            where=f"{args.folder}/{MAPPINGS}",
            mend=f"name one of {names}" if names else "name a mapping's file, such as volumes.yaml",
        )
    return kept[asked]


def told_and_added(
    args: argparse.Namespace,
    found: Imported,
    mapping: ColumnMapping,
    kinds: RecordKinds,
    add: Callable[[], Path],
) -> int:
    """Tell what a file would come to; add it by `add` where that is asked for and nothing is wrong.

    The mapping is kept where that is asked for. Returns: the exit code.
    """
    from counterfoil.cli.problems import print_first_problems
    from counterfoil.contractfile.folder import keep_mapping

    print_first_problems(found.problems, _LISTED, "mend these first, then run it again")
    print(import_summary(found))
    if not found.is_sound:
        return _BAD_INPUT
    if args.keep_as is not None:
        print(keep_mapping(args.folder, args.keep_as, mapping, kinds))
    if not args.add:
        print("Nothing was added: run it again with --add to add them.", file=sys.stderr)
        return 0
    print(add())
    return 0


def import_summary(found: Imported) -> str:
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
