"""Outcomes as a folder: outcomes.yaml, a CSV file for each kind of record, case and contract named.

The folder may hold further documents, such as those of hand-back; they are read by their own
modules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.load import load_case
from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.contractfile.folder import ContractFolder, check_contract_folder
from counterfoil.contractfile.folder_files import (
    records_in,
    refuse_no_folder,
    strangers,
    text_in,
)
from counterfoil.contractfile.record_csv import write_record_csv
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.errors import (
    BadInput,
    CounterfoilError,
    InvalidValue,
    Problem,
    errors_among,
)
from counterfoil.files import write_folder, write_text
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.ledger_checks import ledger_problems
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil.outcomesfile.tables import OUTCOME_FILES, outcome_file_of

FILE = "outcomes.yaml"
MOST_BYTES = 2_000_000
OTHER_FILES: tuple[str, ...] = ("next.yaml", "handback.csv", "lessons.csv", "skills.csv")
"""Files beside these that other modules read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesFolder:
    """What a folder holds. places: where each record stands, such as claims.csv, line 4."""

    ledger: Ledger
    places: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def check_outcomes_folder(folder: Path) -> tuple[OutcomesFolder | None, tuple[Problem, ...]]:
    """What a folder holds, None when any of it is wrong; and everything wrong with it, at once.

    Raises: UnreadableInput when there is no such folder.
    """
    refuse_no_folder(folder)
    problems = list(strangers(folder, (FILE, *OUTCOME_FILES, *OTHER_FILES), "outcomes"))
    document: OutcomesDocument | None = None
    text = text_in(folder, FILE, MOST_BYTES, problems)
    if text is not None:
        document, found = read_fields_yaml(text, FILE, OutcomesDocument)
        problems.extend(found)
    read = records_in(folder, OUTCOME_FILES, problems)
    records = [one for one in read.records if isinstance(one, OutcomeRecord)]
    if document is None:
        return None, tuple(problems)
    case = _case(folder, document, problems)
    held = _contract(folder, document, problems)
    ledger = Ledger(
        document=document,
        records=tuple(records),
        case=case,
        contract=held.contract if held else None,
        contract_records=held.records if held else (),
        closed=held.closed if held else (),
    )
    if not errors_among(problems):
        problems.extend(ledger_problems(ledger, read.places, FILE))
    if errors_among(problems):
        return None, tuple(problems)
    whole = OutcomesFolder(ledger=ledger, places=read.places, warnings=tuple(problems))
    return whole, tuple(problems)


def read_outcomes_folder(folder: Path) -> OutcomesFolder:
    """What a folder holds.

    Raises: BadInput with every problem when any of it is wrong; UnreadableInput when there is no
    such folder.
    """
    held, problems = check_outcomes_folder(folder)
    if held is None:
        raise BadInput(problems)
    return held


def outcomes_files(
    document: OutcomesDocument, records: Iterable[OutcomeRecord] = ()
) -> dict[str, bytes]:
    """The files of a folder by name, a header alone for a kind without records."""
    held = tuple(records)
    files = {FILE: write_fields_yaml(document)}
    for file, kind in OUTCOME_FILES.items():
        files[file] = write_record_csv(kind, (one for one in held if type(one) is kind))
    return {name: text.encode("utf-8") for name, text in files.items()}


def write_outcomes_folder(
    folder: Path, document: OutcomesDocument, records: Iterable[OutcomeRecord] = ()
) -> None:
    """Make a folder, all of it or nothing.

    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    write_folder(folder, outcomes_files(document, records))


def add_outcome_records(folder: Path, added: Sequence[OutcomeRecord]) -> None:
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
    held = read_outcomes_folder(folder)
    ledger = held.ledger
    records = (*ledger.records, *added)
    places = (*held.places, *(one.source or f"the record {one.id}" for one in added))
    with_them = Ledger(
        document=ledger.document,
        records=records,
        case=ledger.case,
        contract=ledger.contract,
        contract_records=ledger.contract_records,
        closed=ledger.closed,
    )
    problems = ledger_problems(with_them, places, FILE)
    if errors_among(problems):
        raise BadInput(problems)
    text = write_record_csv(kind, (one for one in records if type(one) is kind))
    write_text(folder / outcome_file_of(kind), text)


def _case(folder: Path, document: OutcomesDocument, problems: list[Problem]) -> BusinessCase | None:
    if not document.case:
        return None
    try:
        loaded = load_case(folder / document.case)
    except CounterfoilError as fault:
        problems.append(_of(document.case, "case", fault))
        return None
    problems.extend(_elsewhere(document.case, loaded.errors))
    return loaded.case


def _contract(
    folder: Path, document: OutcomesDocument, problems: list[Problem]
) -> ContractFolder | None:
    if not document.contract:
        return None
    try:
        held, found = check_contract_folder(folder / document.contract)
    except CounterfoilError as fault:
        problems.append(_of(document.contract, "contract", fault))
        return None
    problems.extend(_elsewhere(document.contract, errors_among(found)))
    return held


def _of(name: str, field: str, fault: CounterfoilError) -> Problem:
    what = f"{field} names {name}: {fault.what}"
    return Problem(what=what, where=f"{FILE}, {field}", mend=fault.mend)


def _elsewhere(name: str, found: Iterable[Problem]) -> Iterable[Problem]:
    for one in found:
        yield Problem(what=one.what, where=f"{name}, {one.where}", mend=one.mend)
