"""A contract as a folder: contract.yaml, a CSV file for each kind of record, closed statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterfoil.contract.record_checks import check_records
from counterfoil.contract.records import Record
from counterfoil.contract.statements import Closed
from counterfoil.contract.terms import Contract
from counterfoil.contractfile import closed_json, column_mapping, contract_yaml
from counterfoil.contractfile.closed_json import read_closed_json, write_closed_json
from counterfoil.contractfile.column_mapping import (
    CONTRACT_KINDS,
    ColumnMapping,
    RecordKinds,
    mapping_problems,
    read_mapping,
    write_mapping,
)
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.folder_files import (
    records_in,
    refuse_no_folder,
    strangers,
    text_in,
)
from counterfoil.contractfile.record_columns import RECORD_FILES, file_of
from counterfoil.contractfile.record_csv import made_up, write_record_csv
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.errors import (
    BadInput,
    CounterfoilError,
    InvalidValue,
    Problem,
    errors_among,
)
from counterfoil.files import make_folder, read_text, write_bytes, write_folder, write_text

CLOSED = "closed"
MAPPINGS = "mappings"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFolder:
    """What a folder holds. places: where each record stands, such as volumes.csv, line 4."""

    contract: Contract
    records: tuple[Record, ...] = ()
    closed: tuple[Closed, ...] = ()
    places: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def check_contract_folder(folder: Path) -> tuple[ContractFolder | None, tuple[Problem, ...]]:
    """What a folder holds, None when any of it is wrong; and everything wrong with it, at once.

    Raises: UnreadableInput when there is no such folder.
    """
    refuse_no_folder(folder)
    problems = list(strangers(folder, (contract_yaml.FILE, *RECORD_FILES), "a contract"))
    contract = None
    text = text_in(folder, contract_yaml.FILE, contract_yaml.MOST_BYTES, problems)
    if text is not None:
        contract, found = read_contract_yaml(text)
        problems.extend(found)
    read = records_in(folder, RECORD_FILES, problems)
    records, places = read.records, read.places
    if contract is not None and not contract.illustrative:
        problems.extend(made_up(file) for file in read.made_up)
    if contract is not None:
        problems.extend(check_records(contract, records, places))
    closed = _closed(folder, contract, problems)
    if contract is None or errors_among(problems):
        return None, tuple(problems)
    held = ContractFolder(
        contract=contract,
        records=tuple(records),
        closed=tuple(closed),
        places=tuple(places),
        warnings=tuple(problems),
    )
    return held, tuple(problems)


def read_contract_folder(folder: Path) -> ContractFolder:
    """What a folder holds.

    Raises: BadInput with every problem when any of it is wrong; UnreadableInput when there is no
    such folder.
    """
    held, problems = check_contract_folder(folder)
    if held is None:
        raise BadInput(problems)
    return held


def contract_files(
    contract: Contract, records: Iterable[Record] = (), closed: Iterable[Closed] = ()
) -> dict[str, bytes]:
    """The files of a contract's folder by name, a header alone for a kind without records."""
    held = tuple(records)
    files = {contract_yaml.FILE: write_contract_yaml(contract)}
    for file, kind in RECORD_FILES.items():
        files[file] = write_record_csv(kind, (one for one in held if type(one) is kind))
    for one in closed:
        files[_closed_name(one)] = write_closed_json(contract.id, one)
    return {name: text.encode("utf-8") for name, text in files.items()}


def write_contract_folder(
    folder: Path,
    contract: Contract,
    records: Iterable[Record] = (),
    closed: Iterable[Closed] = (),
) -> None:
    """Make a folder with a contract in it, all of it or nothing.

    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    write_folder(folder, contract_files(contract, records, closed))


def add_records(folder: Path, added: Sequence[Record]) -> None:
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
    held = read_contract_folder(folder)
    records = (*held.records, *added)
    places = (*held.places, *(one.source or f"the record {one.id}" for one in added))
    problems = check_records(held.contract, records, places)
    if errors_among(problems):
        raise BadInput(problems)
    text = write_record_csv(kind, (one for one in records if type(one) is kind))
    write_text(folder / file_of(kind), text)


def add_closed(folder: Path, contract: str, closed: Closed) -> Path:
    """Keep a closed statement in a folder, for ever, and say where.

    Raises: InvalidValue when the month is closed there already.
    """
    path = folder / _closed_name(closed)
    if path.exists():
        raise InvalidValue(
            what=f"{closed.month} is closed already",
            where=str(path),
            mend="leave it as it is; what has come to light since goes in the next statement",
        )
    make_folder(path.parent)
    write_bytes(path, write_closed_json(contract, closed).encode("utf-8"))
    return path


def keep_mapping(
    folder: Path, name: str, mapping: ColumnMapping, kinds: RecordKinds = CONTRACT_KINDS
) -> Path:
    """Remember a column mapping under a name, an older one of that name giving way.

    Raises: BadInput when it could not be used; InvalidValue when the name is no file's name.
    """
    if not re.fullmatch(r"\w[\w -]{0,60}", name):
        raise InvalidValue(
            what=f"{name!r} is no name for a mapping",
            where=MAPPINGS,
            mend="use letters, digits, blanks, - and _",
        )
    if faults := mapping_problems(mapping, kinds=kinds):
        raise BadInput(faults)
    path = folder / MAPPINGS / f"{name}.yaml"
    make_folder(path.parent)
    write_text(path, write_mapping(mapping))
    return path


def kept_mappings(folder: Path, kinds: RecordKinds = CONTRACT_KINDS) -> dict[str, ColumnMapping]:
    """The column mappings that a folder remembers, by name. Raises: BadInput for a wrong one."""
    return {
        path.stem: read_mapping(
            read_text(path, column_mapping.MOST_BYTES), f"{MAPPINGS}/{path.name}", kinds
        )
        for path in sorted((folder / MAPPINGS).glob("*.yaml"))
    }


def _closed_name(closed: Closed) -> str:
    return f"{CLOSED}/{closed.month}.json"


def _closed(folder: Path, contract: Contract | None, problems: list[Problem]) -> list[Closed]:
    found = []
    for path in sorted((folder / CLOSED).glob("*.json")):
        name = f"{CLOSED}/{path.name}"
        try:
            text = read_text(path, closed_json.MOST_BYTES)
            one = read_closed_json(text, name, contract.id if contract else "")
            if path.stem != str(one.month):
                raise InvalidValue(
                    what=f"it is the statement of {one.month}",
                    where=name,
                    mend=f"name it {one.month}.json",
                )
        except CounterfoilError as fault:
            where = fault.where.replace(str(path), name)
            problems.append(Problem(what=fault.what, where=where, mend=fault.mend))
        else:
            found.append(one)
    problems.extend(_missing_months(contract, found))
    return found


def _missing_months(contract: Contract | None, closed: Sequence[Closed]) -> Iterable[Problem]:
    if contract is None or not closed:
        return
    months = {one.month for one in closed}
    for month in contract.term.months:
        if contract.first_account <= month < max(months) and month not in months:
            yield Problem(
                what=f"there is no statement of {month}, and a later month is closed",
                where=f"{CLOSED}/{month}.json",
                mend="put back the file: months are closed in order",
            )
