"""`counterfoil from-excel`: a workbook back into its case folder, all of it or nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.problems import print_problems
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue

if TYPE_CHECKING:
    from counterfoil.appraisal.business_case import BusinessCase
    from counterfoil.casefile.difference import Change


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE.xlsx", type=Path, help="the workbook to read")
    parser.add_argument(
        "folder", metavar="FOLDER", type=Path, help="the case folder to update, or a new one"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="list what would change and write nothing"
    )
    parser.add_argument(
        "--new",
        action="store_true",
        help="let the workbook's case take the place of another case in the folder",
    )


def run(args: argparse.Namespace) -> int:
    """Say what changes, and write the files whose data differ."""
    from counterfoil.casefile.load import load_case

    loaded = load_case(args.file)
    if loaded.case is None or loaded.errors:
        raise BadInput(loaded.problems)
    print_problems(loaded.problems)
    before = _case_in(args.folder)
    if before is None:
        return _write_new(args.folder, loaded.case, dry_run=args.dry_run)
    if before.id != loaded.case.id and not args.new:
        raise InvalidValue(
            what=f"the workbook holds the case {loaded.case.id}, the folder the case {before.id}",
            where=str(args.file),
            mend="name another folder, or add --new to put the one in place of the other",
        )
    return _update(args.folder, before, loaded.case, dry_run=args.dry_run)


def _case_in(folder: Path) -> BusinessCase | None:
    """The case that a folder holds already; None when there is none."""
    from counterfoil.casefile.case_yaml import FILE
    from counterfoil.casefile.load import load_case

    if not (folder / FILE).exists():
        return None
    loaded = load_case(folder)
    if loaded.case is None:
        print_problems(loaded.errors)
        raise CounterfoilError(
            what="the case in the folder cannot be read, so what changes cannot be told",
            where=str(folder),
            mend="mend it first, or name a new folder",
        )
    return loaded.case


def _write_new(folder: Path, case: BusinessCase, *, dry_run: bool) -> int:
    from counterfoil.casefile.folder import folder_files
    from counterfoil.casefile.folder_update import write_case

    names = tuple(folder_files(case)) if dry_run else write_case(folder, case)
    verb = "would write" if dry_run else "wrote"
    print(f"{verb} a new case, {case.id}, to {folder}: {', '.join(names)}", file=sys.stderr)
    return 0


def _update(folder: Path, before: BusinessCase, after: BusinessCase, *, dry_run: bool) -> int:
    from counterfoil.casefile.case_yaml import FILE
    from counterfoil.casefile.difference import case_changes
    from counterfoil.casefile.folder_update import changed_files, update_case

    changes = case_changes(before, after)
    if not changes:
        print("nothing changed", file=sys.stderr)
        return 0
    for change in changes:
        print(change_text(change))
    loses_comments = _has_comments(folder)
    if dry_run:
        names, verb = tuple(changed_files(folder, before, after)), "would rewrite"
    else:
        names, verb = update_case(folder, before, after), "rewrote"
    count = f"{len(changes):,} change{'' if len(changes) == 1 else 's'}"
    print(f"{count}; {verb} {', '.join(names)}", file=sys.stderr)
    if loses_comments and FILE in names and not dry_run:
        print(f"the comments in {FILE} are gone: a workbook has no place for them", file=sys.stderr)
    elif loses_comments and FILE in names:
        print(f"the comments in {FILE} would be lost", file=sys.stderr)
    return 0


def _has_comments(folder: Path) -> bool:
    """Whether case.yaml has lines of comment other than the one that names its schema."""
    from counterfoil.casefile.case_yaml import FILE, MOST_BYTES
    from counterfoil.files import read_text

    lines = [line.strip() for line in read_text(folder / FILE, MOST_BYTES).splitlines()]
    return any(line.startswith("#") and "$schema=" not in line for line in lines)


def change_text(change: Change) -> str:
    """A change in one line that is safe to show in a terminal."""
    flat = " ".join(str(change).split())
    return "".join(mark if mark.isprintable() else "\\ufffd" for mark in flat)
