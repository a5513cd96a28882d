"""Records of outcomes as they are kept: held against the whole ledger, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from counterfoil.contract.record_order_checks import order_faults
from counterfoil.contract.records import Record
from counterfoil.errors import BadInput, InvalidValue, Problem, Severity, errors_among
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.ledger_checks import ledger_problems, place_of
from counterfoil.outcomes.lessons import LessonLearned, lesson_problems
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.records_store import key_for
from counterfoil_web.outcomes.kinds import LEDGER_KINDS
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.rows import record_from
from counterfoil_web.outcomes.rules import entry_refusal
from counterfoil_web.outcomes.store import Outcomes, outcomes_of
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import tell_log, unused_key, values_of

_LONGEST = 70
_TITLED = ("title", "skill")


def rows_of(partnership: Partnership, kind: str = "") -> QuerySet[OutcomeRow]:
    """The rows of a kind; of every kind when none is given."""
    rows = OutcomeRow.objects.filter(partnership=partnership)
    return rows.filter(kind=kind) if kind else rows


@transaction.atomic
def enter(seen: Seen, entry: Entry) -> tuple[OutcomeRow, tuple[Problem, ...]]:
    """Add a record that somebody typed; with it what is worth a warning.

    Raises: Refused; InvalidValue; BadInput with everything that keeps it from being added.
    """
    _refuse(seen, entry.kind)
    outcomes = locked(seen)
    today = seen.acting.today
    record = record_from(entry.kind, "", entry.texts, entered_on=today, **entry.told)
    rows, warnings = add(seen, outcomes, [named(record, outcomes.records)])
    told(seen, rows[0])
    return rows[0], warnings


@transaction.atomic
def bring_in(
    seen: Seen, kind: str, records: Sequence[Record], places: Sequence[str], file_name: str
) -> tuple[list[OutcomeRow], tuple[Problem, ...]]:
    """Add the records of a file, all of them or none; when and by whom they are entered is now.

    Raises: Refused; InvalidValue; BadInput with every problem by its row.
    """
    _refuse(seen, kind)
    outcomes = locked(seen)
    today = [replace(one, entered_on=seen.acting.today) for one in records]
    rows, warnings = add(seen, outcomes, today, places, file_name)
    log.write(
        seen.acting,
        "outcomes-brought-in",
        record=f"outcomes/{seen.partnership.ref}/{kind}",
        partnership=seen.partnership,
        after={"file": file_name, "records": len(rows)},
    )
    return rows, warnings


def locked(seen: Seen) -> Outcomes:
    """The outcomes, to which nobody else adds until the transaction ends. Raises: InvalidValue."""
    Partnership.objects.select_for_update().filter(pk=seen.partnership.pk).first()
    found = outcomes_of(seen.partnership, seen.acting.today)
    if found is None:
        raise InvalidValue(
            what="no plan of the outcomes is agreed",
            where="the outcomes",
            mend="have the plan agreed first: records are held against it",
        )
    return found


def add(
    seen: Seen,
    outcomes: Outcomes,
    records: Sequence[Record],
    places: Sequence[str] = (),
    file_name: str = "",
) -> tuple[list[OutcomeRow], tuple[Problem, ...]]:
    """Add records to those there are; with them what is worth a warning. Within a transaction.

    Raises: BadInput when the ledger with them has an error that it had not before.
    """
    problems = new_problems(seen, outcomes, records, places)
    if errors_among(problems):
        raise BadInput(problems)
    rows = [
        OutcomeRow.objects.create(**values_of(seen, one), file_name=file_name[:200])
        for one in records
    ]
    return rows, tuple(one for one in problems if one.severity is Severity.WARNING)


def new_problems(
    seen: Seen, outcomes: Outcomes, records: Sequence[Record], places: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """What is wrong with records, or becomes wrong with others by them."""
    shown = list(places) or [_place(one) for one in records]
    if all(one.kind in LEDGER_KINDS for one in records):
        added = [one for one in records if isinstance(one, OutcomeRecord)]
        return _of_ledger(outcomes.ledger.on(max(seen.acting.today, _day(outcomes))), added, shown)
    return _of_next(outcomes.records, records, shown, seen.partnership.title)


def named(record: Record, there: Iterable[Record]) -> Record:
    """The record with a name that no other of its kind has, from what it is about."""
    taken = {one.id for one in there}
    title = next((getattr(record, name, "") for name in _TITLED if hasattr(record, name)), "")
    base = slugify(title)[:_LONGEST].strip("-")
    if not base:
        return replace(record, id=key_for(record, taken))
    return replace(record, id=unused_key(base, taken))


def told(seen: Seen, row: OutcomeRow) -> None:
    """Tell the log of a record."""
    address = f"outcome/{seen.partnership.ref}/{row.kind}/{row.key}"
    tell_log(seen, row, address, "outcome-recorded", "outcome-corrected")


def _refuse(seen: Seen, kind: str) -> None:
    refusal = entry_refusal(seen, kind)
    if refusal is not None:
        raise Refused(refusal)


def _place(record: Record) -> str:
    return place_of(record) if isinstance(record, OutcomeRecord) else record.id


def _day(outcomes: Outcomes) -> Any:
    return outcomes.document.as_at


def _of_ledger(
    ledger: Ledger, added: Sequence[OutcomeRecord], shown: Sequence[str]
) -> tuple[Problem, ...]:
    before = {(one.where, one.what) for one in ledger_problems(ledger)}
    with_them = replace(ledger, records=(*ledger.records, *added))
    places = [*(place_of(one) for one in ledger.records), *shown]
    found = ledger_problems(with_them, places)
    return tuple(one for one in found if (one.where, one.what) not in before)


def _of_next(
    there: Sequence[Record], added: Sequence[Record], shown: Sequence[str], title: str
) -> tuple[Problem, ...]:
    (kind,) = {type(one) for one in added} or {Record}
    held = [one for one in there if type(one) is kind]
    places = [*(one.id for one in held), *shown]
    found = [
        Problem(what=what, where=places[number], mend=mend)
        for number, what, mend in order_faults([*held, *added], places)
        if number >= len(held)
    ]
    lessons = [one for one in added if isinstance(one, LessonLearned)]
    return (*found, *lesson_problems(lessons, [title]))
