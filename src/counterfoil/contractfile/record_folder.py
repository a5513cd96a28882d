"""What folders of a document and its tables of records share: files read, strangers told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from counterfoil.casefile.nearest_word import nearest_word
from counterfoil.contract.records import Record
from counterfoil.contractfile import record_csv
from counterfoil.contractfile.record_csv import read_record_csv
from counterfoil.errors import InvalidValue, Problem, Severity, UnreadableInput
from counterfoil.files import read_text

R = TypeVar("R", bound=Record)


def text_in(folder: Path, name: str, most_bytes: int, problems: list[Problem]) -> str | None:
    """The text of a file of a folder; None, and a problem, when it cannot be read."""
    try:
        return read_text(folder / name, most_bytes)
    except UnreadableInput as fault:
        where = fault.where.replace(str(folder / name), name)
        problems.append(Problem(what=fault.what, where=where, mend=fault.mend))
        return None


def records_in(
    folder: Path, files: Mapping[str, type[R]], problems: list[Problem]
) -> tuple[list[R], list[str]]:
    """The records of the files that are there, and where each stands."""
    records: list[R] = []
    places: list[str] = []
    for file, kind in files.items():
        if not (folder / file).exists():
            continue
        text = text_in(folder, file, record_csv.MOST_BYTES, problems)
        if text is not None:
            table = read_record_csv(kind, text, file)
            records.extend(one for one in table.records if isinstance(one, kind))
            places.extend(table.places)
            problems.extend(table.problems)
    return records, places


def strangers(folder: Path, known: Iterable[str], noun: str) -> Iterator[Problem]:
    """A warning for each table or document in a folder that nobody reads."""
    names = tuple(known)
    for path in sorted(folder.iterdir()):
        looked_at = path.suffix.casefold() in (".csv", ".yaml", ".yml")
        if not path.is_file() or path.name in names or not looked_at or path.name[0] == ".":
            continue
        near = nearest_word(path.name, names)
        mend = f"rename it {near} if that is what it is, or " if near else ""
        yield Problem(
            what=f"it is no file of {noun} and is not read",
            where=path.name,
            mend=f"{mend}take it out of the folder",
            severity=Severity.WARNING,
        )


def one_kind(folder: Path, added: Sequence[R]) -> type[R] | None:
    """The kind of records to be added; None for none. Raises: InvalidValue for two kinds."""
    kinds = {type(one) for one in added}
    if len(kinds) > 1:
        raise InvalidValue(
            what="the records are of more than one kind",
            where=str(folder),
            mend="add the records of one kind at a time",
        )
    return kinds.pop() if kinds else None
