"""Records as they are kept: each stands for ever, and a later one may put it right."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.http import Http404

from counterfoil.contract.record_checks import check_records, place_of
from counterfoil.contract.records import Record
from counterfoil.contract.terms import Contract as Document
from counterfoil.errors import BadInput, InvalidValue, Problem, Severity, errors_among
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import Contract, Recorded
from counterfoil_web.contracts.record_rows import month_of, record_from
from counterfoil_web.contracts.records_rules import (
    correction_refusal,
    forced,
    is_supplier,
    require_entry,
)
from counterfoil_web.contracts.store import OF_CONTRACT, document_of, records_of
from counterfoil_web.partnerships.kept_pages import AskedRows, RowsInPages
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.prepared_query import Given
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import (
    newest_first,
    row_named,
    superseded_by,
    tell_log,
    unused_key,
)
from counterfoil_web.registers.rows import values_of as row_values

LONGEST_KEY = 70
_NOT_A_WORD = re.compile(r"[^\w-]+")


class RecordedAlready(Exception):
    """The fact stands already; key: the record that states it."""

    def __init__(self, key: str) -> None:
        super().__init__(f"recorded already, as {key}")
        self.key = key


def rows_seen(seen: Seen, contract: Contract) -> QuerySet[Recorded]:
    """The records that who acts may see: of a supplier those of its own organisation."""
    rows = rows_in(contract)
    return rows.filter(entered_for=seen.acting.organisation) if is_supplier(seen) else rows


_ROW = ("contract", "kind", "key", "month", "fields", "source", "note", "supersedes", "entered_at")
_FOR = ("entered_for__name", "entered_for__kind")
"""What lists and files say of a record and of whom it was entered for."""


def rows_of(seen: Seen, contract: Contract, kind: str, month: str = "") -> QuerySet[Recorded]:
    """The records of a kind, newest first, of one month when it is given."""
    rows = rows_seen(seen, contract).filter(kind=kind)
    if month:
        rows = rows.filter(month=month)
    return _told(rows)


def _told(rows: QuerySet[Recorded]) -> QuerySet[Recorded]:
    return newest_first(rows).only(
        *_ROW, *(f"entered_by__{one}" for one in ("name", "email")), *_FOR
    )


def pages_of(seen: Seen, contract: Contract, kind: str, month: str = "") -> AskedRows:
    """The same for a page that shows some of them at once."""
    listed = _listed(own=is_supplier(seen), of_month=bool(month))
    return listed.of(contract.partnership_id, month=month, **_asked(seen, contract, kind))


def months_of(seen: Seen, contract: Contract, kind: str) -> list[str]:
    """The months that records of a kind are about, latest first."""
    months = _months(own=is_supplier(seen))
    return months.of(contract.partnership_id, **_asked(seen, contract, kind))


def put_right_of(seen: Seen, contract: Contract, kind: str) -> dict[str, str]:
    """Every record of a kind that was put right, with the one that did so, whoever entered it."""
    return dict(_put_right.of(contract.partnership_id, **_asked(seen, contract, kind)))


def kinds_counted(seen: Seen, contract: Contract) -> dict[str, tuple[int, datetime]]:
    """How many records there are of each kind, and when the last was entered."""
    counts = _counts(own=is_supplier(seen))
    found = counts.of(contract.partnership_id, **_asked(seen, contract))
    return {kind: (number, latest) for kind, number, latest in found}


def _asked(seen: Seen, contract: Contract, kind: str = "") -> dict[str, Any]:
    """What the kept queries below are given."""
    return {
        "contract": contract.pk,
        "kind": kind,
        "organisation": seen.acting.organisation.pk,
    }


def _of_contract(*, own: bool) -> QuerySet[Recorded]:
    """The records of a contract; own: of a supplier those of its own organisation alone."""
    rows = Recorded.objects.filter(**OF_CONTRACT)
    return rows.filter(entered_for=Given("organisation")) if own else rows


def _of_kind(*, own: bool) -> QuerySet[Recorded]:
    return _of_contract(own=own).filter(kind=Given("kind"))


@lru_cache(maxsize=4)
def _listed(*, own: bool, of_month: bool) -> RowsInPages:
    def build() -> QuerySet[Recorded]:
        rows = _of_kind(own=own)
        return _told(rows.filter(month=Given("month")) if of_month else rows)

    return RowsInPages(build)


@lru_cache(maxsize=2)
def _months(*, own: bool) -> QueryOfOne:
    return QueryOfOne(
        lambda: (
            _of_kind(own=own)
            .exclude(month="")
            .order_by("-month")
            .values_list("month", flat=True)
            .distinct()
        )
    )


@lru_cache(maxsize=2)
def _counts(*, own: bool) -> QueryOfOne:
    return QueryOfOne(
        lambda: (
            _of_contract(own=own)
            .order_by()
            .values("kind")
            .annotate(number=Count("pk"), latest=Max("entered_at"))
            .values_list("kind", "number", "latest")
        )
    )


_put_right = QueryOfOne(
    lambda: _of_kind(own=False).exclude(supersedes="").values_list("supersedes", "key")
)


def rows_in(contract: Contract) -> QuerySet[Recorded]:
    """Every record of the contract, also those that who acts may not see."""
    return Recorded.objects.filter(contract=contract)


@transaction.atomic
def keep_record(
    seen: Seen, contract: Contract, entry: Entry
) -> tuple[Recorded, tuple[Problem, ...]]:
    """Add a record; with it what is worth a warning.

    Raises: Refused; RecordedAlready; InvalidValue; BadInput with what keeps it from being added.
    """
    require_entry(seen, entry.kind)
    locked(contract)
    if entry.supersedes:
        _correctable(seen, contract, entry.kind, entry.supersedes)
    document = terms_for(contract)
    existing = records_of(contract)
    record = _record(seen, entry, existing)
    problems = new_problems(document, existing, record)
    if errors_among(problems):
        raise BadInput(problems)
    row = Recorded.objects.create(**values_of(seen, contract, record))
    address = f"record/{contract.partnership.ref}/{contract.key}/{row.key}"
    tell_log(seen, row, address, "record-entered", "record-corrected")
    return row, tuple(one for one in problems if one.severity is Severity.WARNING)


def locked(contract: Contract) -> None:
    """Let nobody else add to the contract's records until the transaction ends."""
    Contract.objects.select_for_update().filter(pk=contract.pk).first()


def terms_for(contract: Contract) -> Document:
    """The agreed document that records are held against. Raises: InvalidValue for none."""
    document = document_of(contract)
    if document is None:
        raise InvalidValue(
            what="the contract has no agreed terms",
            where=contract.title,
            mend="have its terms agreed first: records are held against them",
        )
    return document


def values_of(seen: Seen, contract: Contract, record: Record) -> dict[str, Any]:
    """The columns of a record's row."""
    return {**row_values(seen, record), "contract": contract, "month": month_of(record)}


def new_problems(
    document: Document, existing: tuple[Record, ...], record: Record
) -> tuple[Problem, ...]:
    """What is wrong with a record beside those that there are. Raises: RecordedAlready."""
    gone = {one.supersedes for one in (*existing, record) if one.supersedes}
    for one in existing:
        if one.fact == record.fact and one.id not in gone:
            raise RecordedAlready(one.id)
    found = check_records(document, (*existing, record))
    place = place_of(record)
    return tuple(problem for problem in found if problem.where == place)


def key_for(record: Record, taken: Container[str]) -> str:
    """A name for a record, from what it is about, that no other has."""
    words = [str(part) for part in record.fact[1:] if part and part != record.id]
    if not words:
        own = (
            getattr(record, name, "") for name in ("regime", "unit_type", "of", "month", "began")
        )
        words = [str(part) for part in own if part]
    base = _NOT_A_WORD.sub("-", "-".join(words)).strip("-")[:LONGEST_KEY] or record.kind
    return unused_key(base, taken)


def _record(seen: Seen, entry: Entry, existing: tuple[Record, ...]) -> Record:
    texts = {**entry.texts, **forced(seen, entry.kind)}
    if texts.get("state") in ("accepted", "refused"):
        texts["decided_by"] = str(seen.acting.user)
    record = record_from(entry.kind, "", texts, entered_on=seen.acting.today, **entry.told)
    return replace(record, id=key_for(record, {one.id for one in existing}))


def _correctable(seen: Seen, contract: Contract, kind: str, key: str) -> None:
    row = row_named(rows_seen(seen, contract), key)
    if row.kind != kind:
        raise Http404("There is no such record.")
    refusal = correction_refusal(seen, row)
    if refusal is not None:
        raise Refused(refusal)
    later = superseded_by(rows_in(contract), [key]).get(key)
    if later is not None:
        raise InvalidValue(
            what=f"{key} was put right already, by {later}",
            where=key,
            mend=f"put {later} right instead",
        )
