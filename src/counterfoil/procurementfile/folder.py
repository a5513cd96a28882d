"""A procurement as a folder: procurement.yaml and a CSV file for each of its registers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterfoil.contract.records import Record
from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.contractfile.folder_files import (
    records_in,
    refuse_no_folder,
    strangers,
    text_in,
)
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import BadInput, InvalidValue, Problem, errors_among
from counterfoil.files import write_folder, write_text
from counterfoil.procurement.checks import procurement_problems
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.tables import REGISTER_FILES, register_file_of

FILE = "procurement.yaml"
MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcurementFolder:
    """What a folder holds. places: where each record stands, such as questions.csv, line 4."""

    plan: ProcurementPlan
    records: tuple[Record, ...] = ()
    places: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def check_procurement_folder(
    folder: Path, on: date
) -> tuple[ProcurementFolder | None, tuple[Problem, ...]]:
    """What a folder holds, None when any of it is wrong; and everything wrong with it, at once.

    on: the day as on which it is looked at. Raises: UnreadableInput when there is no such folder.
    """
    refuse_no_folder(folder)
    problems = list(strangers(folder, (FILE, *REGISTER_FILES), "a procurement"))
    plan: ProcurementPlan | None = None
    text = text_in(folder, FILE, MOST_BYTES, problems)
    if text is not None:
        plan, found = read_fields_yaml(text, FILE, ProcurementPlan)
        problems.extend(found)
    read = records_in(folder, REGISTER_FILES, problems)
    records, places = read.records, read.places
    if plan is None:
        return None, tuple(problems)
    problems.extend(procurement_problems(plan, records, on, places, FILE))
    if errors_among(problems):
        return None, tuple(problems)
    held = ProcurementFolder(plan=plan, records=records, places=places, warnings=tuple(problems))
    return held, tuple(problems)


def read_procurement_folder(folder: Path, on: date) -> ProcurementFolder:
    """What a folder holds.

    Raises: BadInput with every problem when any of it is wrong; UnreadableInput when there is no
    such folder.
    """
    held, problems = check_procurement_folder(folder, on)
    if held is None:
        raise BadInput(problems)
    return held


def procurement_files(plan: ProcurementPlan, records: Iterable[Record] = ()) -> dict[str, bytes]:
    """The files of a folder by name, a header alone for a register without rows."""
    held = tuple(records)
    files = {FILE: write_fields_yaml(plan)}
    for file, kind in REGISTER_FILES.items():
        files[file] = write_record_csv(kind, (one for one in held if type(one) is kind))
    return {name: text.encode("utf-8") for name, text in files.items()}


def write_procurement_folder(
    folder: Path, plan: ProcurementPlan, records: Iterable[Record] = ()
) -> None:
    """Make a folder, all of it or nothing.

    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    write_folder(folder, procurement_files(plan, records))


def add_register_rows(folder: Path, added: Sequence[Record], on: date) -> None:
    """Add records of one kind to a folder, all of them or none. Nothing there is changed.

    Raises: BadInput when the folder with them would not be sound; InvalidValue for two kinds.
    """
    kinds = {type(one) for one in added}
    if not kinds:
        return
    if len(kinds) > 1:
        raise InvalidValue(
            what="the records are of more than one kind",
            where=str(folder),
            mend="add the records of one kind at a time",
        )
    (kind,) = kinds
    held = read_procurement_folder(folder, on)
    records = (*held.records, *added)
    places = (*held.places, *(one.source or f"the record {one.id}" for one in added))
    problems = procurement_problems(held.plan, records, on, places, FILE)
    if errors_among(problems):
        raise BadInput(problems)
    text = write_record_csv(kind, (one for one in records if type(one) is kind))
    write_text(folder / register_file_of(kind), text)
