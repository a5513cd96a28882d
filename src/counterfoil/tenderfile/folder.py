"""A tender as a folder: plan.yaml, and a CSV file for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.contractfile.folder import read_contract_folder
from counterfoil.contractfile.folder_files import (
    RecordsRead,
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
from counterfoil.files import make_folder, write_folder, write_text
from counterfoil.tender.bids import Rate, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import Plan
from counterfoil.tender.plan_checks import plan_problems
from counterfoil.tender.plan_lock import PlanLocked, lock
from counterfoil.tender.record_checks import record_problems
from counterfoil.tender.whole_life import WholeLifePrice, rate_problems, whole_life_prices
from counterfoil.tenderfile.tables import TENDER_FILES, tender_file_of

FILE = "plan.yaml"
LOCKED = "locked"
MOST_BYTES = 2_000_000
OTHER_FILES: tuple[str, ...] = ("dummy_bids.csv", "procurement.yaml")
"""Files beside these that other modules read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderFolder:
    """What a folder holds. places: where each record stands, such as scores.csv, line 4."""

    dossier: Dossier
    places: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def check_tender_folder(folder: Path) -> tuple[TenderFolder | None, tuple[Problem, ...]]:
    """What a folder holds, None when any of it is wrong; and everything wrong with it, at once.

    Raises: UnreadableInput when there is no such folder.
    """
    refuse_no_folder(folder)
    problems = list(strangers(folder, (FILE, *TENDER_FILES, *OTHER_FILES), "a tender"))
    plan: Plan | None = None
    text = text_in(folder, FILE, MOST_BYTES, problems)
    if text is not None:
        plan, found = read_fields_yaml(text, FILE, Plan)
        problems.extend(found)
    read = records_in(folder, TENDER_FILES, problems)
    if plan is None:
        return None, tuple(problems)
    dossier = Dossier(plan=plan, records=_of_tender(read))
    problems.extend(plan_problems(plan, FILE))
    if not errors_among(problems):
        problems.extend(record_problems(dossier, read.places))
        problems.extend(_contract_problems(folder, dossier))
    if errors_among(problems):
        return None, tuple(problems)
    held = TenderFolder(dossier=dossier, places=read.places, warnings=tuple(problems))
    return held, tuple(problems)


def read_tender_folder(folder: Path) -> TenderFolder:
    """What a folder holds.

    Raises: BadInput with every problem when any of it is wrong; UnreadableInput when there is no
    such folder.
    """
    held, problems = check_tender_folder(folder)
    if held is None:
        raise BadInput(problems)
    return held


def read_plan(folder: Path) -> Plan:
    """The plan of a folder alone, such as to try it before there are bids.

    Raises: BadInput when it cannot be read or contradicts itself.
    """
    refuse_no_folder(folder)
    problems: list[Problem] = []
    text = text_in(folder, FILE, MOST_BYTES, problems)
    plan: Plan | None = None
    if text is not None:
        plan, found = read_fields_yaml(text, FILE, Plan)
        problems.extend(found)
    if plan is not None:
        problems.extend(errors_among(plan_problems(plan, FILE)))
    if plan is None or problems:
        raise BadInput(problems)
    return plan


def tender_files(plan: Plan, records: Iterable[TenderRecord] = ()) -> dict[str, bytes]:
    """The files of a folder by name, a header alone for a kind without records."""
    held = tuple(records)
    files = {FILE: write_fields_yaml(plan)}
    for file, kind in TENDER_FILES.items():
        rows = (one for one in held if type(one) is kind)
        files[file] = write_record_csv(kind, rows, plan.illustrative)
    return {name: text.encode("utf-8") for name, text in files.items()}


def write_tender_folder(folder: Path, plan: Plan, records: Iterable[TenderRecord] = ()) -> None:
    """Make a folder, all of it or nothing.

    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    write_folder(folder, tender_files(plan, records))


def add_tender_records(folder: Path, added: Sequence[TenderRecord]) -> tuple[Problem, ...]:
    """Add records of one kind to a folder, all or none; nothing there is changed.

    Returns: what is worth a warning of those added, such as words that do not fit a mark.
    Raises: BadInput when the folder with them would not be sound; InvalidValue for two kinds.
    """
    kinds = {type(one) for one in added}
    if not kinds:
        return ()
    if len(kinds) > 1:
        raise InvalidValue(
            what="the records are of more than one kind",
            where=str(folder),
            mend="add the records of one kind at a time",
        )
    (kind,) = kinds
    held = read_tender_folder(folder)
    dossier = held.dossier.with_records(added)
    new = tuple(one.source or f"the record {one.id}" for one in added)
    problems = record_problems(dossier, (*held.places, *new))
    if errors_among(problems):
        raise BadInput(problems)
    rows = (one for one in dossier.records if type(one) is kind)
    text = write_record_csv(kind, rows, dossier.plan.illustrative)
    write_text(folder / tender_file_of(kind), text)
    return tuple(one for one in problems if one.where in new)


def lock_plan(folder: Path, *, at: datetime, by: str, reason: str = "") -> PlanLocked:
    """Lock the plan of a folder, and keep a copy of it as locked.

    reason: why it was changed, when it was locked before.
    Raises: BadInput when the plan or a record is wrong; InvalidValue when it is too late or a
    change has no reason.
    """
    problems: list[Problem] = []
    text = text_in(folder, FILE, MOST_BYTES, problems)
    plan: Plan | None = None
    if text is not None:
        plan, found = read_fields_yaml(text, FILE, Plan)
        problems.extend(found)
    read = records_in(folder, TENDER_FILES, problems)
    records = _of_tender(read)
    if plan is None or errors_among(problems):
        raise BadInput(problems)
    made = lock(Dossier(plan=plan, records=records), at=at, by=by, reason=reason)
    dossier = Dossier(plan=plan, records=(*records, made))
    problems.extend(record_problems(dossier, (*read.places, "the lock")))
    if errors_among(problems):
        raise BadInput(problems)
    make_folder(folder / LOCKED)
    write_text(folder / LOCKED / f"{made.id}.yaml", write_fields_yaml(plan))
    locks = (one for one in dossier.records if isinstance(one, PlanLocked))
    text = write_record_csv(PlanLocked, locks, plan.illustrative)
    write_text(folder / tender_file_of(PlanLocked), text)
    return made


def whole_life_in(folder: Path, dossier: Dossier) -> dict[str, WholeLifePrice]:
    """The whole-life price of each bid by the contract that the plan names; none where it does not.

    Raises: BadInput when the contract or a rate is wrong.
    """
    model = dossier.plan.price
    if model is None or not model.figure.is_whole_life:
        return {}
    held = read_contract_folder(folder / model.contract)
    return whole_life_prices(model, held.contract, held.records, dossier.of(Rate))


def counted_prices_in(folder: Path, dossier: Dossier) -> dict[str, Fraction]:
    """The price of each bid that the plan compares: its total, or its whole-life price."""
    model = dossier.plan.price
    if model is None or not model.figure.is_whole_life:
        return dossier.totals_gbp
    found = whole_life_in(folder, dossier)
    return {bid: one.counted_gbp(model.figure) for bid, one in found.items()}


def _of_tender(read: RecordsRead) -> tuple[TenderRecord, ...]:
    return tuple(one for one in read.records if isinstance(one, TenderRecord))


def _contract_problems(folder: Path, dossier: Dossier) -> tuple[Problem, ...]:
    model = dossier.plan.price
    if model is None or not model.figure.is_whole_life:
        return ()
    try:
        contract = read_contract_folder(folder / model.contract).contract
    except CounterfoilError as fault:
        what = f"contract names {model.contract}: {fault.what}"
        return (Problem(what=what, where=f"{FILE}, price", mend=fault.mend),)
    by_bid: dict[str, list[Rate]] = {}
    for rate in dossier.of(Rate):
        by_bid.setdefault(rate.bid, []).append(rate)
    return tuple(one for held in by_bid.values() for one in rate_problems(contract, held))
