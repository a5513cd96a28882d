"""Records of a tender as they are kept: held against the whole dossier, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from counterfoil.errors import BadInput, Problem, Severity, errors_among
from counterfoil.record.canonical import digest
from counterfoil.tender.bids import (
    Bid,
    ConditionResult,
    Irregularity,
    Price,
    Rate,
    Receipt,
    TenderRecord,
)
from counterfoil.tender.calibration import CalibrationMark, Specimen
from counterfoil.tender.evaluation_days import EvaluationDay
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.record_checks import added_problems, place_of, record_problems
from counterfoil.tender.scores import (
    Consensus,
    LotsDrawn,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)
from counterfoil.tender.summary_lines import Supplier
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.registers.rows import by_whom, unused_key
from counterfoil_web.tenders.models import Tender, TenderRow
from counterfoil_web.tenders.price_rules import prices_too_early
from counterfoil_web.tenders.rows import columns_of_row
from counterfoil_web.tenders.store import Competition, competition_of

_LONGEST = 120
_TOLD_IN_FULL = (
    Bid,
    Receipt,
    Irregularity,
    ConditionResult,
    BidsOpened,
    Submission,
    ModerationOpened,
    QualityLocked,
    LotsDrawn,
    Supplier,
    EvaluationDay,
)
"""What the log says word for word. Of marks and answers it keeps the fingerprint alone, of prices
not even that: more people read the log than may read those."""
_NEVER_TOLD = (Price, Rate)
_FAULTED_ALONE = (Score, Consensus, Submission, ModerationOpened, Specimen, CalibrationMark)
"""What cannot make another record wrong, added after all others: it alone is looked at."""


def rows_of(tender: Tender) -> QuerySet[TenderRow]:
    """Every row of the tender."""
    return TenderRow.objects.filter(tender=tender)


def locked(tender: Tender) -> Competition:
    """The tender as it is, to which nobody else adds until the transaction ends."""
    Tender.objects.select_for_update().filter(pk=tender.pk).first()
    return competition_of(tender)


@transaction.atomic
def add_records(
    seen: Seen,
    tender: Tender,
    records: Sequence[TenderRecord],
    *,
    places: Sequence[str] = (),
    file_name: str = "",
) -> tuple[list[TenderRow], tuple[Problem, ...]]:
    """Add records, all or none; with the rows, what is worth a warning.

    Raises: BadInput with everything that keeps them from being added.
    """
    return add(seen, locked(tender), records, places=places, file_name=file_name)


def add(
    seen: Seen,
    held: Competition,
    records: Sequence[TenderRecord],
    *,
    places: Sequence[str] = (),
    file_name: str = "",
) -> tuple[list[TenderRow], tuple[Problem, ...]]:
    """Add records to a tender that `locked` gave, in the same transaction, and tell the log.

    When and by whom they are entered is now and who acts. What is read of the tender after must be
    read anew. Raises: BadInput.
    """
    moment, user = held.moment, seen.acting.user
    entered = [replace(one, entered_on=moment.date(), entered_by=str(user)) for one in records]
    problems = new_problems(held, entered, places)
    problems += prices_too_early(held.tender, held.dossier.with_records(entered), entered)
    if errors_among(problems):
        raise BadInput(problems)
    at = timezone.make_aware(moment)
    rows = [
        TenderRow(
            **columns_of_row(one),
            **by_whom(seen),
            tender=held.tender,
            entered_at=at,
            file_name=file_name[:200],
        )
        for one in entered
    ]
    for row in rows:
        row.save(force_insert=True)
    log.append(
        [_entry(seen, held.tender, one, file_name) for one in entered],
        person=user,
        organisation=seen.acting.organisation,
    )
    return rows, tuple(one for one in problems if one.severity is Severity.WARNING)


def new_problems(
    held: Competition, records: Sequence[TenderRecord], places: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with records, or becomes wrong with others by them."""
    dossier = held.dossier
    if not places and all(isinstance(one, _FAULTED_ALONE) for one in records):
        return added_problems(dossier, records)
    shown = [*(place_of(one) for one in dossier.records)]
    shown += list(places) or [place_of(one) for one in records]
    before = {(one.where, one.what) for one in held.problems}
    found = record_problems(dossier.with_records(records), shown)
    return tuple(one for one in found if (one.where, one.what) not in before)


def free_key(held: Competition, *words: object, taken: Iterable[str] = ()) -> str:
    """An id that no record of the tender has, made of words such as a kind, a bid, a criterion."""
    base = (
        slugify("-".join(str(one) for one in words if str(one)))[:_LONGEST].strip("-") or "record"
    )
    used = held.made("ids", lambda: frozenset(one.id for one in held.dossier.records))
    more = frozenset(taken)
    return unused_key(base, used | more if more else used)


def address_of(tender: Tender, *words: str) -> str:
    """How the log names a tender, or a record of it."""
    return "/".join(("tender", tender.partnership.ref, str(tender.number), *words))


def _entry(seen: Seen, tender: Tender, record: TenderRecord, file_name: str) -> log.Entry:
    after: dict[str, Any] = {"kind": record.kind}
    columns = columns_of_row(record)
    if isinstance(record, _TOLD_IN_FULL):
        after["fields"] = columns["fields"]
    elif not isinstance(record, _NEVER_TOLD):
        after["fingerprint"] = digest(columns["fields"])
    if file_name:
        after["file"] = file_name
    return log.Entry(
        kind="tender-corrected" if record.supersedes else "tender-recorded",
        record=address_of(tender, record.kind, record.id),
        partnership=seen.partnership,
        before={"supersedes": record.supersedes} if record.supersedes else None,
        after=after,
        reason="" if isinstance(record, Score) else record.change_reason,
    )
