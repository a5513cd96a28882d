"""Writing a case over the folder that holds an older one: all of what changed, or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.case_yaml import FILE
from counterfoil.casefile.folder import folder_files
from counterfoil.casefile.write_yaml import SCHEMA_FILE
from counterfoil.files import UnwritableOutput, write_bytes, write_folder


def write_case(folder: Path, case: BusinessCase) -> tuple[str, ...]:
    """Write a case to a new folder; the names of its files. Raises: BadInput, UnwritableOutput."""
    files = folder_files(case)
    write_folder(folder, files)
    return tuple(files)


def update_case(folder: Path, before: BusinessCase, after: BusinessCase) -> tuple[str, ...]:
    """Rewrite the files of a folder whose data differ; the names of those files.

    before: the case that the folder holds. A file whose data are the same is left as it is, with
    its comments and layout. Raises: BadInput, UnwritableOutput; the folder is then as it was.
    """
    files = changed_files(folder, before, after)
    _replace_all(folder, files)
    return tuple(files)


def changed_files(folder: Path, before: BusinessCase, after: BusinessCase) -> dict[str, bytes]:
    """The files of a folder whose data differ between two cases, as they would be written."""
    old, new = folder_files(before), folder_files(after)
    changed = {name: data for name, data in new.items() if old[name] != data}
    schema = folder / SCHEMA_FILE
    if FILE in changed and not schema.exists():
        changed[SCHEMA_FILE] = new[SCHEMA_FILE]
    return changed


def _replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put every new file beside the old ones first, then swap; upon a fault, swap back."""
    token = secrets.token_hex(6)
    staged = {name: folder / f".{token}.{name}.new" for name in files}
    kept = {name: folder / f".{token}.{name}.old" for name in files}
    swapped: list[str] = []
    try:
        for name, data in files.items():
            write_bytes(staged[name], data)
            if (folder / name).exists():
                write_bytes(kept[name], (folder / name).read_bytes())
        for name in files:
            staged[name].replace(folder / name)
            swapped.append(name)
    except BaseException as fault:
        for name in swapped:
            _swap_back(folder / name, kept[name])
        if isinstance(fault, OSError):
            raise UnwritableOutput(
                what=f"its files cannot be replaced: {fault.strerror or fault}",
                where=str(folder),
                mend="close the files in other programs, or name a folder that you may write in",
            ) from fault
        raise
    finally:
        for path in (*staged.values(), *kept.values()):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _swap_back(path: Path, kept: Path) -> None:
    with suppress(OSError):
        if kept.exists():
            kept.replace(path)
        else:
            path.unlink(missing_ok=True)
