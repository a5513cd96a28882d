"""What a folder of outcomes holds on the next decision: choices, hand-back, lessons, skills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from counterfoil.contract.records import Record
from counterfoil.contractfile import record_csv
from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.contractfile.record_csv import read_record_csv, write_record_csv
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import (
    BadInput,
    InvalidValue,
    Problem,
    UnreadableInput,
    errors_among,
)
from counterfoil.files import read_text
from counterfoil.outcomes.consultancy import SkillTest
from counterfoil.outcomes.handback import HandbackItem
from counterfoil.outcomes.lessons import LessonLearned
from counterfoil.outcomes.next_document import NextDocument
from counterfoil.quantities.years import FinancialYear

FILE = "next.yaml"
NEXT_FILES: dict[str, type[Record]] = {
    "handback.csv": HandbackItem,
    "lessons.csv": LessonLearned,
    "skills.csv": SkillTest,
}
"""The table of each kind of record of the next decision."""

_MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NextFolder:
    """What is said of the next decision; each part may be missing, for it comes late."""

    document: NextDocument | None = None
    items: tuple[HandbackItem, ...] = ()
    lessons: tuple[LessonLearned, ...] = ()
    tests: tuple[SkillTest, ...] = ()


def check_next_folder(folder: Path) -> tuple[NextFolder | None, tuple[Problem, ...]]:
    """What a folder holds, None when any of it is wrong; and everything wrong with it, at once."""
    problems: list[Problem] = []
    document: NextDocument | None = None
    text = _text(folder, FILE, _MOST_BYTES, problems)
    if text is not None:
        document, found = read_fields_yaml(text, FILE, NextDocument)
        problems.extend(found)
        if document is not None:
            problems.extend(_choices(document))
    held: dict[type[Record], tuple[Record, ...]] = {}
    for file, kind in NEXT_FILES.items():
        text = _text(folder, file, record_csv.MOST_BYTES, problems)
        table = read_record_csv(kind, text, file) if text is not None else None
        if table is not None:
            problems.extend(table.problems)
            problems.extend(_twice(table.records, table.places))
            gone = {one.supersedes for one in table.records if one.supersedes}
            held[kind] = tuple(one for one in table.records if one.id not in gone)
    if errors_among(problems):
        return None, tuple(problems)
    return (
        NextFolder(
            document=document,
            items=tuple(o for o in held.get(HandbackItem, ()) if isinstance(o, HandbackItem)),
            lessons=tuple(o for o in held.get(LessonLearned, ()) if isinstance(o, LessonLearned)),
            tests=tuple(o for o in held.get(SkillTest, ()) if isinstance(o, SkillTest)),
        ),
        tuple(problems),
    )


def read_next_folder(folder: Path) -> NextFolder:
    """What a folder holds. Raises: BadInput with every problem when any of it is wrong."""
    held, problems = check_next_folder(folder)
    if held is None:
        raise BadInput(problems)
    return held


def next_files(held: NextFolder) -> dict[str, bytes]:
    """The files by name; the choices only when there are any, a header alone for an empty table."""
    files = {} if held.document is None else {FILE: write_fields_yaml(held.document)}
    tables: dict[str, Iterable[Record]] = {
        "handback.csv": held.items,
        "lessons.csv": held.lessons,
        "skills.csv": held.tests,
    }
    files.update({name: write_record_csv(NEXT_FILES[name], one) for name, one in tables.items()})
    return {name: text.encode("utf-8") for name, text in files.items()}


def _choices(document: NextDocument) -> Iterable[Problem]:
    """What of the choices makes no plan or no rules."""
    try:
        FinancialYear.parse(document.first_year)
    except InvalidValue as fault:
        yield Problem(what=fault.what, where=f"{FILE}, first_year", mend=fault.mend)
        return
    for named, made in (
        ("years, reprocurement_gbp", lambda: document.plan("", can_extend=True)),
        ("doubt, lowest, highest", lambda: document.update_rules),
    ):
        try:
            made()
        except InvalidValue as fault:
            yield Problem(what=fault.what, where=f"{FILE}, {named}", mend=fault.mend)


def _twice(records: tuple[Record, ...], places: tuple[str, ...]) -> Iterable[Problem]:
    seen: dict[str, str] = {}
    for one, place in zip(records, places, strict=True):
        if one.id in seen:
            yield Problem(
                what=f"the id {one.id} is used twice, first in {seen[one.id]}",
                where=place,
                mend="give each record an id of its own",
            )
        seen.setdefault(one.id, place)


def _text(folder: Path, name: str, most_bytes: int, problems: list[Problem]) -> str | None:
    """The text of a file that need not be there."""
    if not (folder / name).exists():
        return None
    try:
        return read_text(folder / name, most_bytes)
    except UnreadableInput as fault:
        where = fault.where.replace(str(folder / name), name)
        problems.append(Problem(what=fault.what, where=where, mend=fault.mend))
        return None
