"""Bids and records of a tender from a portal's export or a spreadsheet, by a column mapping.

A portal names a bidder where a record here names a bid, and a question by its title where a record
names a criterion; such names are found in the tender. A dry run gives what would be added and what
is wrong; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from counterfoil.contract.records import Record
from counterfoil.contractfile.column_guess import guess_columns
from counterfoil.contractfile.column_mapping import ColumnMapping, RecordKinds
from counterfoil.contractfile.mapped_rows import Imported, Target, import_mapped
from counterfoil.contractfile.spreadsheet_rows import Progress
from counterfoil.errors import Problem, Severity
from counterfoil.tender.bids import (
    Answer,
    Bid,
    ConditionResult,
    Irregularity,
    Price,
    Rate,
    Receipt,
    TenderRecord,
)
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.low_bids import PriceAnswer, PriceQuestion
from counterfoil.tender.record_checks import place_of, record_problems
from counterfoil.tender.scores import Consensus, Declaration, QualityLocked, Score
from counterfoil.tender.summary_lines import Supplier
from counterfoil.tenderfile.portal_names import PortalNames

_NAMED_BY: dict[type[TenderRecord], tuple[str, ...]] = {
    Bid: ("bidder", "lot"),
    Receipt: ("bid", "file"),
    Irregularity: ("bid", "trouble"),
    Declaration: ("evaluator", "bidder"),
    ConditionResult: ("bid", "condition"),
    Answer: ("bid", "criterion"),
    Score: ("evaluator", "bid", "criterion"),
    Consensus: ("bid", "criterion"),
    Price: ("bid",),
    Rate: ("bid", "charge", "part"),
    PriceQuestion: ("bid", "asked_at"),
    PriceAnswer: ("bid", "answered_at"),
    Supplier: ("bidder",),
}
PORTAL_KINDS = RecordKinds(
    of={kind.kind: kind for kind in _NAMED_BY},
    named_by={kind.kind: fields for kind, fields in _NAMED_BY.items()},
    filled={Bid.kind: ("bidder",)},
)
"""What may be brought in. Locks, openings and decisions are acts, and are made one by one."""

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "bidder": ("bidder id", "supplier", "bidder reference"),
    "name": ("supplier name", "supplier", "bidder name", "organisation", "company", "bidder"),
    "received_at": ("submitted", "submission date", "date submitted", "received", "submitted at"),
    "lot": ("lot number", "lot name"),
    "bid": ("supplier", "supplier name", "bidder", "bidder name", "organisation", "company"),
    "file": ("file name", "document", "attachment"),
    "size": ("bytes", "file size"),
    "sha256": ("fingerprint", "hash", "checksum", "sha 256"),
    "evaluator": ("assessor", "scored by", "marker", "role"),
    "criterion": ("question", "criteria", "sub criterion", "section"),
    "mark": ("score", "points", "score awarded"),
    "reason": ("comment", "comments", "rationale", "justification", "feedback"),
    "scored_at": ("date scored", "scored on", "date"),
    "agreed_at": ("date agreed", "date"),
    "amount_gbp": ("total price", "price", "total", "tender price", "amount"),
    "rate_gbp": ("price", "unit price", "amount"),
    "condition": ("requirement", "question"),
    "met": ("pass", "passed", "result", "pass fail"),
    "text": ("answer", "response"),
    "words": ("word count", "number of words"),
    "postal_address": ("address", "registered address"),
    "email": ("email address", "contact email", "e mail"),
    "identifier": ("ppon", "company number", "company registration number"),
}
"""What portals call a field, the likeliest first."""


def guess_portal_columns(kind: str, headers: Sequence[str]) -> dict[str, str]:
    """Our fields of a kind and the columns of an export that they are likely to be.

    >>> guess_portal_columns("bid", ["Supplier Name", "Submitted", "Status"])
    {'name': 'Supplier Name', 'received_at': 'Submitted'}
    """
    return guess_columns(kind, headers, PORTAL_KINDS, _OTHER_NAMES)


def import_portal_export(
    dossier: Dossier,
    path: Path,
    mapping: ColumnMapping,
    *,
    entered_on: date,
    entered_by: str = "",
    progress: Progress | None = None,
    name: str = "",
) -> Imported:
    """What an export would add to a tender; nothing is written.

    name: what the file is called in messages and sources, when not by its path.
    Raises: BadInput for a mapping that cannot be used; UnreadableInput for such a file.
    """
    names = PortalNames(dossier, mapping.kind)

    def check(records: Sequence[Record], places: Sequence[str]) -> Iterator[Problem]:
        return _problems(dossier, tuple(_of_tender(records)), places)

    target = Target(
        existing=dossier.records,
        check=check,
        illustrative=bool(dossier.plan.illustrative),
        kinds=PORTAL_KINDS,
        fill=names.fill,
    )
    return import_mapped(
        target,
        path,
        mapping,
        entered_on=entered_on,
        entered_by=entered_by,
        progress=progress,
        name=name,
    )


def brought_in(found: Imported) -> tuple[TenderRecord, ...]:
    """The records that an export would add, as a tender's folder takes them."""
    return tuple(_of_tender(found.records))


def _of_tender(records: Sequence[Record]) -> Iterator[TenderRecord]:
    return (one for one in records if isinstance(one, TenderRecord))


def _problems(
    dossier: Dossier, records: Sequence[TenderRecord], places: Sequence[str]
) -> Iterator[Problem]:
    old = [place_of(one) for one in dossier.records]
    fresh = set(places)
    for problem in record_problems(dossier.with_records(records), (*old, *places)):
        if problem.where in fresh:
            yield problem
    locked = {one.lot for one in dossier.of(QualityLocked)}
    lots: Mapping[str, str] = {one.id: one.lot for one in dossier.bids.values()}
    for one, place in zip(records, places, strict=True):
        if isinstance(one, Price | Rate) and lots.get(one.bid, "") not in locked:
            yield Problem(
                what="it is a price, and quality is not locked",
                where=place,
                mend="lock quality first; until then leave prices sealed, or out of the export",
                severity=Severity.ERROR,
            )
