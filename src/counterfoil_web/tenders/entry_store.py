"""What the commercial lead enters: bids, files, decisions, the opening; each held against all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from counterfoil.access import Capability, Refusal
from counterfoil.contractfile.shapes import shapes_of
from counterfoil.errors import InvalidValue, Problem
from counterfoil.tender.bids import Receipt
from counterfoil.tender.evaluation_days import EvaluationDay
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers.entries import Entry
from counterfoil_web.tenders.kinds import KINDS
from counterfoil_web.tenders.models import BidFile, Tender, TenderRow
from counterfoil_web.tenders.records_store import add, free_key, locked
from counterfoil_web.tenders.rows import record_from
from counterfoil_web.tenders.store import Competition

NOT_OPENED = Refusal(
    rule="bids-are-opened-first",
    sentence="What bids say cannot be read or entered before they are opened.",
    mend="Open the bids before a witness, once they are due.",
)
AFTER_OPENING = ("answer", "condition_result")
"""What can be recorded only once bids are opened."""
_DECIDED = "decided_by"


@dataclass(frozen=True)
class Upload:
    """A file that came in."""

    name: str
    content: bytes
    received_at: datetime
    supersedes: str = ""
    change_reason: str = ""


@transaction.atomic
def enter(seen: Seen, tender: Tender, entry: Entry) -> tuple[TenderRow, tuple[Problem, ...]]:
    """Add a record that somebody typed; with it what is worth a warning.

    Raises: Refused; InvalidValue; BadInput with everything that keeps it from being added.
    """
    seen.require(Capability.MANAGE_TENDER)
    held = locked(tender)
    if entry.kind in AFTER_OPENING and held.opening is None:
        raise Refused(NOT_OPENED)
    texts = dict(entry.texts)
    if any(shape.name == _DECIDED for shape in shapes_of(KINDS[entry.kind])):
        texts[_DECIDED] = str(seen.acting.user)
    record = record_from(
        entry.kind,
        _key(held, entry.kind, texts),
        texts,
        entered_on=held.moment.date(),
        source=entry.source,
        supersedes=entry.supersedes,
        change_reason=entry.note,
    )
    rows, warnings = add(seen, held, [record])
    return rows[0], warnings


@transaction.atomic
def take_in(seen: Seen, tender: Tender, bid: str, upload: Upload) -> tuple[BidFile, Receipt]:
    """Keep a file of a bid's quality part, with its receipt.

    Raises: Refused; BadInput, as for a bid that is none.
    """
    seen.require(Capability.MANAGE_TENDER)
    held = locked(tender)
    receipt = Receipt(
        id=free_key(held, "receipt", bid, upload.name),
        entered_on=held.moment.date(),
        bid=bid,
        file=upload.name,
        received_at=upload.received_at,
        size=len(upload.content),
        sha256=sha256(upload.content).hexdigest(),
        supersedes=upload.supersedes,
        change_reason=upload.change_reason,
    )
    add(seen, held, [receipt])
    kept = BidFile.objects.create(
        partnership=seen.partnership,
        tender=tender,
        bid=bid,
        receipt=receipt.id,
        name=upload.name,
        size=receipt.size,
        sha256=receipt.sha256,
        content=upload.content,
        kept_by=seen.acting.user,
        kept_at=timezone.make_aware(held.moment),
    )
    return kept, receipt


@transaction.atomic
def open_bids(seen: Seen, tender: Tender, witness: str) -> TenderRow:
    """Open the quality parts of the bids, before a witness.

    Raises: Refused; InvalidValue before they are due; BadInput, as while the plan is not locked.
    """
    seen.require(Capability.MANAGE_TENDER)
    held = locked(tender)
    due = None if held.plan is None else held.plan.bids_due
    if due is not None and held.moment < due:
        raise InvalidValue(
            what=f"bids are due at {due:%Y-%m-%d %H:%M}, and it is {held.moment:%Y-%m-%d %H:%M}",
            where="opening",
            mend="wait until they are due: none may be opened before",
        )
    record = BidsOpened(
        id=free_key(held, "opened"),
        entered_on=held.moment.date(),
        opened_at=held.moment,
        opened_by=str(seen.acting.user),
        witness=witness,
    )
    return add(seen, held, [record])[0][0]


def _key(held: Competition, kind: str, texts: Mapping[str, Any]) -> str:
    """A bid is called by its bidder and lot, a day by what it is for, all else by its kind and
    what it is about.
    """
    if kind == "bid":
        return free_key(held, texts.get("bidder", ""), texts.get("lot", ""))
    if kind == EvaluationDay.kind:
        return free_key(held, "day", texts.get("what", ""), texts.get("criterion", ""))
    about = [texts.get(name, "") for name in ("bid", "bidder", "criterion", "condition", "trouble")]
    return free_key(held, kind, *about)
