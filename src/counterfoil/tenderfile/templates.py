"""A tender to start from: a filled plan with empty tables, or a whole example competition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from counterfoil.contractfile.json_schema import with_schema
from counterfoil.files import read_bytes, write_folder
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.plan import Plan
from counterfoil.tenderfile.folder import FILE, MOST_BYTES, read_tender_folder, tender_files
from counterfoil.tenderfile.json_schema import plan_schema

EXAMPLES = Path(__file__).resolve().parent.parent / "content" / "example_tenders"
_TO_FILL = "The plan of an example, to be made your own: every word and number of it is made up."
_CONTRACT, _PROCUREMENT, _STORY = "contract", "procurement", "README.md"


class TenderKind(StrEnum):
    """What is bought in an example competition."""

    CUSTODY = "custody"
    BUSINESS = "business"
    CONSULTANCY = "consultancy"


_FOLDERS: dict[TenderKind, str] = {
    TenderKind.CUSTODY: "custody-2027",
    TenderKind.BUSINESS: "business-2027",
    TenderKind.CONSULTANCY: "consultancy-2026",
}


def example_of(kind: TenderKind) -> Path:
    """The folder of an example competition."""
    return EXAMPLES / _FOLDERS[kind]


EXAMPLE = example_of(TenderKind.CUSTODY)
"""The competition that is meant when no kind is said."""


def new_tender(
    folder: Path, *, kind: TenderKind = TenderKind.CUSTODY, with_example: bool = False
) -> Plan:
    """Write a folder to start from and give its plan.

    with_example: with the bids, marks and prices of the example competition, its story, and its
    procurement where it has one of its own.
    The contract to be signed comes with a plan that judges whole-life prices.
    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    place = example_of(kind)
    example = read_tender_folder(place).dossier
    if with_example:
        files = _files(example.plan, example.records)
        files[_STORY] = read_bytes(place / _STORY, MOST_BYTES)
        write_folder(folder, files | dict(_inside(place, _CONTRACT, _PROCUREMENT)))
        return example.plan
    plan = plan_to_fill(kind)
    write_folder(folder, _files(plan) | dict(_inside(place, _CONTRACT)))
    return plan


def _files(plan: Plan, records: Iterable[TenderRecord] = ()) -> dict[str, bytes]:
    files = tender_files(plan, records)
    return files | with_schema(FILE, files[FILE].decode(), plan_schema())


def plan_to_fill(kind: TenderKind = TenderKind.CUSTODY) -> Plan:
    """An example's plan, saying of itself that all of it is to be made one's own."""
    example = read_tender_folder(example_of(kind)).dossier.plan
    return replace(example, id="new-tender", title="New tender", illustrative=_TO_FILL)


def _inside(place: Path, *folders: str) -> Iterator[tuple[str, bytes]]:
    for name in folders:
        for path in sorted((place / name).glob("*.*")):
            yield f"{name}/{path.name}", read_bytes(path, MOST_BYTES)
