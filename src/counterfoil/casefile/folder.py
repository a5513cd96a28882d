"""A case as a folder: case.yaml for the case and its short lists, a CSV file for each table."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile import csv_tables
from counterfoil.casefile.case_yaml import FILE, read_case_yaml
from counterfoil.casefile.case_yaml import MOST_BYTES as MOST_YAML_BYTES
from counterfoil.casefile.nearest_word import nearest_word
from counterfoil.casefile.rows import Row, TableRows
from counterfoil.casefile.tables import CSV_TABLES, YAML_TABLES
from counterfoil.casefile.write_yaml import SCHEMA_FILE, write_case_yaml
from counterfoil.casefile.written_case import written_case
from counterfoil.errors import Problem, Severity, UnreadableInput
from counterfoil.files import read_text

REVIEW_FILE = "review.yaml"
_KNOWN = {FILE, SCHEMA_FILE, REVIEW_FILE} | {table.file for table in CSV_TABLES}
_LOOKED_AT = (".csv", ".yaml", ".yml")


def read_folder(
    folder: Path,
) -> tuple[Row | None, dict[str, TableRows], tuple[Problem, ...]]:
    """The case's own fields, the tables that are there, and what is wrong with the files' form.

    The fields are None when case.yaml is absent or nothing of it could be made out.
    """
    problems = list(_unknown_files(folder))
    fields: Row | None = None
    tables = dict[str, TableRows]()
    text = _read(folder, FILE, MOST_YAML_BYTES, _MISSING_CASE, problems)
    if text is not None:
        fields, tables, found = read_case_yaml(text)
        problems.extend(found)
    for table in CSV_TABLES:
        if not table.required and not os.path.lexists(folder / table.file):
            continue
        mend = f"add it: {table.about} See `counterfoil schema {table.name}`"
        text = _read(folder, table.file, csv_tables.MOST_BYTES, mend, problems)
        if text is not None:
            tables[table.name], found = csv_tables.read_csv(table, text)
            problems.extend(found)
        else:
            tables[table.name] = TableRows(table=table, where=table.file, whole=False)
    return fields, tables, tuple(problems)


def absence_warnings(folder: Path) -> tuple[Problem, ...]:
    """One warning that names the tables' files a folder does not hold; none when it holds all.

    A case may do without them, but a file that went missing takes its figures with it.
    """
    absent = [table.file for table in CSV_TABLES if not os.path.lexists(folder / table.file)]
    if not absent:
        return ()
    one = len(absent) == 1
    return (
        Problem(
            what=f"{', '.join(absent)} {'is' if one else 'are'} not in the folder: the case is "
            f"read as if {'it' if one else 'they'} held nothing",
            where=str(folder),
            mend="put back what went missing; for the rest, a file with its header alone says so",
            severity=Severity.WARNING,
        ),
    )


def folder_files(case: BusinessCase) -> dict[str, bytes]:
    """The files of a case's folder by name. Raises BadInput when a value could not be kept."""
    from counterfoil.casefile.json_schema import case_schema, schema_text

    written = written_case(case)
    files = {FILE: write_case_yaml(written)}
    for table in CSV_TABLES:
        files[table.file] = csv_tables.write_csv(table, written)
    files[SCHEMA_FILE] = schema_text(case_schema())
    return {name: text.encode("utf-8") for name, text in files.items()}


_MISSING_CASE = (
    "add it: it holds the case's name, term and editions, and its bodies, indices and options. "
    "`counterfoil new` writes a folder that has it"
)


def _read(
    folder: Path, name: str, most_bytes: int, mend: str, problems: list[Problem]
) -> str | None:
    """The text of a file; None, and a problem, when it is absent or cannot be read."""
    path = folder / name
    if not path.exists():
        problems.append(Problem(what="there is no such file", where=name, mend=mend))
        return None
    try:
        return read_text(path, most_bytes)
    except UnreadableInput as fault:
        where = fault.where.replace(str(path), name)
        problems.append(Problem(what=fault.what, where=where, mend=fault.mend))
        return None


def _unknown_files(folder: Path) -> list[Problem]:
    homes: Mapping[str, str] = {f"{table.name}.csv": FILE for table in YAML_TABLES}
    problems = []
    for path in sorted(folder.iterdir()):
        name = path.name
        looked_at = path.suffix.casefold() in _LOOKED_AT and not name.startswith(".")
        if name in _KNOWN or not looked_at or not path.is_file():
            continue
        nearest = nearest_word(name, _KNOWN)
        mend = "take it out of the folder"
        if name in homes:
            mend = f"move its records to {homes[name]}, under {path.stem}:"
        elif nearest:
            mend = f"rename it {nearest} if that is what it is, or take it out of the folder"
        problems.append(
            Problem(
                what="it is no file of a case and is not read",
                where=name,
                mend=mend,
                severity=Severity.WARNING,
            )
        )
    return problems
