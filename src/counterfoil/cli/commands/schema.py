"""`counterfoil schema`: the JSON Schemas of a case's files, and their reference page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from counterfoil.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "table",
        nargs="?",
        default="case",
        help="case for case.yaml (the default), or a table with a CSV file, such as lines",
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--all", metavar="FOLDER", type=Path, help="write every schema to an existing folder"
    )
    other.add_argument(
        "--markdown", action="store_true", help="print the reference page of the case folder"
    )


def run(args: argparse.Namespace) -> int:
    """Print a schema or the page, or write every schema."""
    from counterfoil.casefile.json_schema import schema_text, schemas
    from counterfoil.casefile.reference_page import reference_page

    if args.markdown:
        sys.stdout.write(reference_page())
        return 0
    if args.all is not None:
        return _write_all(args.all)
    found = schemas().get(f"{args.table}.schema.json")
    if found is None:
        names = ", ".join(name.removesuffix(".schema.json") for name in schemas())
        raise UsageError(
            what=f"there is no schema {args.table!r}",
            where="counterfoil schema",
            mend=f"name one of {names}",
        )
    sys.stdout.write(schema_text(found))
    return 0


def _write_all(folder: Path) -> int:
    from counterfoil.casefile.json_schema import schema_text, schemas
    from counterfoil.files import write_text

    for name, schema in schemas().items():
        write_text(folder / name, schema_text(schema))
        print(folder / name)
    return 0
