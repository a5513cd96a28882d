"""Records of a contract from a spreadsheet by a column mapping: a dry run, then all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from counterfoil.contract.record_checks import check_records, place_of
from counterfoil.contract.records import Record
from counterfoil.contract.terms import Contract
from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.mapped_rows import Imported, Target, import_mapped
from counterfoil.contractfile.spreadsheet_rows import Progress
from counterfoil.errors import Problem

__all__ = ["Imported", "import_records"]


def import_records(
    contract: Contract,
    existing: Sequence[Record],
    path: Path,
    mapping: ColumnMapping,
    *,
    entered_on: date,
    entered_by: str = "",
    progress: Progress | None = None,
    name: str = "",
) -> Imported:
    """What a spreadsheet would add to the records of a contract; nothing is written.

    name: what the file is called in messages and sources, when not by its path.
    Raises: BadInput for a mapping that cannot be used; UnreadableInput for such a file.
    """

    def check(records: Sequence[Record], places: Sequence[str]) -> Iterator[Problem]:
        old = [place_of(one) for one in existing]
        fresh = set(places)
        for problem in check_records(contract, (*existing, *records), (*old, *places)):
            if problem.where in fresh:
                yield problem

    target = Target(existing=existing, check=check, illustrative=bool(contract.illustrative))
    return import_mapped(
        target,
        path,
        mapping,
        entered_on=entered_on,
        entered_by=entered_by,
        progress=progress,
        name=name,
    )
