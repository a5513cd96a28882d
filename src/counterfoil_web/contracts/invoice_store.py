"""Invoices as recorded: those of a month, those of others, and adding one through the checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.text import slugify

from counterfoil.contract.record_checks import check_records
from counterfoil.contract.records import Invoice, Record
from counterfoil.errors import BadInput, Problem, Severity
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.models import Contract, Recorded
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.records_store import locked, values_of
from counterfoil_web.contracts.store import records_of, records_up_to
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.registers.rows import unused_key

THIS = "this record"
_LONGEST_KEY = 80


def invoices_of(ledger: Ledger) -> tuple[Invoice, ...]:
    """Every invoice that stands, in the order entered."""
    records = records_up_to(ledger.contract, ledger.last)
    gone = {one.supersedes for one in records if one.supersedes}
    return tuple(one for one in records if isinstance(one, Invoice) and one.id not in gone)


def by_month(invoices: Iterable[Invoice]) -> dict[Month, list[Invoice]]:
    """Invoices by the month that they are for, the last month first."""
    found: dict[Month, list[Invoice]] = {}
    for one in sorted(invoices, key=lambda one: one.month, reverse=True):
        found.setdefault(one.month, []).append(one)
    return found


def new_key(contract: Contract, wanted: str) -> str:
    """A key for a record, like the words given, that no record of the contract has yet."""
    stem = slugify(wanted)[: _LONGEST_KEY - 6] or "record"
    used = set(
        Recorded.objects.filter(contract=contract, key__startswith=stem).values_list(
            "key", flat=True
        )
    )
    return unused_key(stem, used)


def faults_of(ledger: Ledger, record: Record) -> tuple[Problem, ...]:
    """What is wrong with one more record, beside all that stand."""
    return _faults(ledger, records_up_to(ledger.contract, ledger.last), record)


def _faults(ledger: Ledger, records: tuple[Record, ...], record: Record) -> tuple[Problem, ...]:
    places = [f"the {one.kind.replace('_', ' ')} {one.id}" for one in records]
    problems = check_records(ledger.document, [*records, record], [*places, THIS])
    return tuple(one for one in problems if one.where == THIS and one.severity is Severity.ERROR)


@transaction.atomic
def add_record(seen: Seen, ledger: Ledger, record: Record) -> Recorded:
    """Keep one more record, held against all that stand by now, whenever the ledger was read.

    It is given another key when somebody took the one it has meanwhile.
    Raises: BadInput with everything wrong with it, and keeps nothing.
    """
    contract, acting = ledger.contract, seen.acting
    locked(contract)
    standing = records_of(contract)
    record = replace(record, entered_on=acting.today)
    if any(one.id == record.id for one in standing):
        record = replace(record, id=new_key(contract, record.id))
    faults = _faults(ledger, standing, record)
    if faults:
        raise BadInput(faults)
    row = Recorded.objects.create(**values_of(seen, contract, record))
    log.write(
        acting,
        "record-entered",
        record=f"record/{contract.partnership.ref}/{contract.key}/{record.id}",
        partnership=contract.partnership,
        after={"kind": record.kind, **row.fields},
        reason=record.note,
    )
    return row
