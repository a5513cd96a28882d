"""Rows of the registers as they are kept: held against the whole, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from counterfoil.contract.records import Record
from counterfoil.errors import BadInput, InvalidValue, Problem, Severity, errors_among
from counterfoil.procurement.checks import place_of, procurement_problems
from counterfoil.procurement.registers import Release
from counterfoil.procurement.releasing import releases_to_all
from counterfoil.procurementfile.folder import FILE
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.procurements.models import ProcurementRow
from counterfoil_web.procurements.rows import record_from
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.procurements.store import Procurement, procurement_of
from counterfoil_web.records import log
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import tell_log, unused_key, values_of

_LONGEST = 60
_NAMED = {
    "published": ("notice",),
    "engagement": ("supplier", "held_on"),
    "participant": ("supplier",),
    "question": (),
    "answer": ("question",),
    "release": ("question", "supplier"),
    "declaration": ("person", "supplier"),
    "contract": ("contract",),
    "payment": ("invoice", "part"),
    "breach": ("applies_from",),
    "ended": (),
}
"""From which of its fields a record of a kind has its name; the first word is the kind's own."""
_SHORT = {"question": "q", "answer": "answer", "release": "release", "declaration": "declared"}


def rows_of(partnership: Partnership, kind: str = "") -> QuerySet[ProcurementRow]:
    """The rows of a kind; of every kind when none is given."""
    rows = ProcurementRow.objects.filter(partnership=partnership)
    return rows.filter(kind=kind) if kind else rows


@transaction.atomic
def enter(seen: Seen, entry: Entry) -> tuple[ProcurementRow, tuple[Problem, ...]]:
    """Add a record that somebody typed; with it what is worth a warning.

    Raises: Refused; InvalidValue; BadInput with everything that keeps it from being added.
    """
    seen.require(WRITES)
    held = locked(seen)
    today = seen.acting.today
    record = record_from(entry.kind, "", entry.texts, entered_on=today, **entry.told)
    rows, warnings = _add(seen, held, [named(record, held.records)])
    _told(seen, rows[0])
    return rows[0], warnings


@transaction.atomic
def bring_in(
    seen: Seen, kind: str, records: Sequence[Record], places: Sequence[str], file_name: str
) -> tuple[list[ProcurementRow], tuple[Problem, ...]]:
    """Add the records of a file, all of them or none; when and by whom they are entered is now.

    Raises: Refused; InvalidValue; BadInput with every problem by its row.
    """
    seen.require(WRITES)
    held = locked(seen)
    today = [replace(one, entered_on=seen.acting.today) for one in records]
    rows, warnings = _add(seen, held, today, places, file_name)
    log.write(
        seen.acting,
        "procurement-brought-in",
        record=f"procurement/{seen.partnership.ref}/{kind}",
        partnership=seen.partnership,
        after={"file": file_name, "records": len(rows)},
    )
    return rows, warnings


@transaction.atomic
def release(seen: Seen, question: str, at: datetime) -> tuple[str, ...]:
    """Record that an answer went to every supplier that takes part, at one moment; to whom.

    at: in London's time, without a zone. Raises: Refused; InvalidValue; BadInput.
    """
    seen.require(WRITES)
    held = locked(seen)
    made = releases_to_all(held.records, question, at, source="Released to all who take part")
    today = [replace(one, entered_on=seen.acting.today) for one in made]
    _add(seen, held, today)
    suppliers = tuple(one.supplier for one in made)
    log.write(
        seen.acting,
        "procurement-answer-released",
        record=f"procurement/{seen.partnership.ref}/question/{question}",
        partnership=seen.partnership,
        after={"to": list(suppliers), "at": at.isoformat(timespec="minutes")},
    )
    return suppliers


def locked(seen: Seen) -> Procurement:
    """The procurement, to which nobody else adds until the transaction ends.

    Raises: InvalidValue.
    """
    Partnership.objects.select_for_update().filter(pk=seen.partnership.pk).first()
    found = procurement_of(seen.partnership, seen.acting.today)
    if found is None:
        raise InvalidValue(
            what="there is no sound plan of the procurement",
            where="the procurement",
            mend="begin the plan first: the registers are held against it",
        )
    return found


def named(record: Record, there: Iterable[Record]) -> Record:
    """The record with a name that no other has, from what it is about."""
    fields = _NAMED[record.kind]
    said = [str(getattr(record, name)) for name in fields]
    first = [] if record.kind == "participant" else [_SHORT.get(record.kind, record.kind)]
    base = slugify(" ".join([*first, *said]))[:_LONGEST].strip("-") or record.kind
    taken = {one.id for one in there}
    if fields:
        return replace(record, id=unused_key(base, taken))
    free = (f"{base}{number}" for number in count(1))
    return replace(record, id=next(name for name in free if name not in taken))


def _add(
    seen: Seen,
    held: Procurement,
    records: Sequence[Record],
    places: Sequence[str] = (),
    file_name: str = "",
) -> tuple[list[ProcurementRow], tuple[Problem, ...]]:
    problems = new_problems(held, records, places)
    if errors_among(problems):
        raise BadInput(problems)
    rows = [
        ProcurementRow.objects.create(**values_of(seen, one), file_name=file_name[:200])
        for one in records
    ]
    about = {place_of(one) for one in records} | set(places)
    about |= {
        f"question {question}"
        for one in records
        if not isinstance(one, Release) and (question := getattr(one, "question", ""))
    }
    warnings = (one for one in problems if one.severity is Severity.WARNING)
    return rows, tuple(one for one in warnings if one.where in about)


def new_problems(
    held: Procurement, records: Sequence[Record], places: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with records, or becomes wrong with others by them."""
    shown = list(places) or [place_of(one) for one in records]
    before = {(one.where, one.what) for one in held.problems}
    found = procurement_problems(
        held.plan,
        (*held.records, *records),
        held.today,
        [*(place_of(one) for one in held.records), *shown],
        FILE,
    )
    return tuple(one for one in found if (one.where, one.what) not in before)


def _told(seen: Seen, row: ProcurementRow) -> None:
    address = f"procurement/{seen.partnership.ref}/{row.kind}/{row.key}"
    tell_log(seen, row, address, "procurement-recorded", "procurement-corrected")
