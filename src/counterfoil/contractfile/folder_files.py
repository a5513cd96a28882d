"""What folders of records share: their texts, their tables, and files that do not belong there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterfoil.casefile.nearest_word import nearest_word
from counterfoil.contract.records import Record
from counterfoil.contractfile import record_csv
from counterfoil.contractfile.record_csv import read_record_csv
from counterfoil.errors import Problem, Severity, UnreadableInput
from counterfoil.files import read_text


def refuse_no_folder(folder: Path) -> None:
    """Raises: UnreadableInput when there is no such folder."""
    if not folder.is_dir():
        raise UnreadableInput(
            what="there is no such folder", where=str(folder), mend="check the name"
        )


def text_in(folder: Path, name: str, most_bytes: int, problems: list[Problem]) -> str | None:
    """The text of a file; None, and a problem that names it, when it cannot be read."""
    try:
        return read_text(folder / name, most_bytes)
    except UnreadableInput as fault:
        where = fault.where.replace(str(folder / name), name)
        problems.append(Problem(what=fault.what, where=where, mend=fault.mend))
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsRead:
    """The records of a folder, and where each stands. made_up: the files that say they are."""

    records: tuple[Record, ...]
    places: tuple[str, ...]
    made_up: tuple[str, ...]


def records_in(
    folder: Path, files: Mapping[str, type[Record]], problems: list[Problem]
) -> RecordsRead:
    """The records of every file that is there; what is wrong with them is added to `problems`."""
    tables = []
    for file, kind in files.items():
        if not (folder / file).exists():
            continue
        text = text_in(folder, file, record_csv.MOST_BYTES, problems)
        if text is not None:
            table = read_record_csv(kind, text, file)
            tables.append((file, table))
            problems.extend(table.problems)
    return RecordsRead(
        records=tuple(one for _, table in tables for one in table.records),
        places=tuple(one for _, table in tables for one in table.places),
        made_up=tuple(file for file, table in tables if table.is_illustrative),
    )


def strangers(folder: Path, known: Sequence[str], of: str) -> Iterator[Problem]:
    """A warning for each table or document in a folder that is none of the known ones.

    of: what the folder is of, such as a contract.
    """
    for path in _looked_at(folder):
        if path.name in known:
            continue
        near = nearest_word(path.name, known)
        mend = f"rename it {near} if that is what it is, or " if near else ""
        yield Problem(
            what=f"it is no file of {of} and is not read",
            where=path.name,
            mend=f"{mend}take it out of the folder",
            severity=Severity.WARNING,
        )


def _looked_at(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.iterdir()):
        table = path.suffix.casefold() in (".csv", ".yaml", ".yml")
        if path.is_file() and table and path.name[0] != ".":
            yield path
