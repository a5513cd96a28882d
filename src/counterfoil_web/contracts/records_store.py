"""Records as they are kept: each stands for ever, and a later one may put it right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
from counterfoil_web.contracts.record_rows import fields_of, month_of, record_from
from counterfoil_web.contracts.records_rules import (
    correction_refusal,
    forced,
    is_supplier,
    require_entry,
)
from counterfoil_web.contracts.store import document_of, records_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

LONGEST_KEY = 70
_NOT_A_WORD = re.compile(r"[^\w-]+")


@dataclass(frozen=True)
class Entry:
    """What somebody enters: its own fields as text, where it comes from and a note."""

    kind: str
    texts: Mapping[str, Any]
    source: str
    note: str = ""


class RecordedAlready(Exception):
    """The fact stands already; key: the record that states it."""

    def __init__(self, key: str) -> None:
        super().__init__(f"recorded already, as {key}")
        self.key = key


def rows_seen(seen: Seen, contract: Contract) -> QuerySet[Recorded]:
    """The records that who acts may see: of a supplier those of its own organisation."""
    rows = Recorded.objects.filter(contract=contract)
    return rows.filter(entered_for=seen.acting.organisation) if is_supplier(seen) else rows


_ROW = ("contract", "kind", "key", "month", "fields", "source", "note", "supersedes", "entered_at")
_FOR = ("entered_for__name", "entered_for__kind")
"""What lists and files say of a record and of whom it was entered for."""


def rows_of(seen: Seen, contract: Contract, kind: str, month: str = "") -> QuerySet[Recorded]:
    """The records of a kind, newest first, of one month when it is given."""
    rows = rows_seen(seen, contract).filter(kind=kind)
    if month:
        rows = rows.filter(month=month)
    rows = rows.select_related("entered_by", "entered_for").order_by("-pk")
    return rows.only(*_ROW, *(f"entered_by__{one}" for one in ("name", "email")), *_FOR)


def months_of(seen: Seen, contract: Contract, kind: str) -> list[str]:
    """The months that records of a kind are about, latest first."""
    rows = rows_seen(seen, contract).filter(kind=kind).exclude(month="")
    return list(rows.order_by("-month").values_list("month", flat=True).distinct())


def counts_of(seen: Seen, contract: Contract) -> dict[str, tuple[int, Any]]:
    """How many records there are of each kind, and when the last was entered."""
    rows = rows_seen(seen, contract).order_by().values("kind")
    found = rows.annotate(number=Count("pk"), latest=Max("entered_at"))
    return {row["kind"]: (row["number"], row["latest"]) for row in found}


def superseded_by(contract: Contract, keys: Iterable[str]) -> dict[str, str]:
    """Which of these records were put right, each with the record that did so."""
    rows = Recorded.objects.filter(contract=contract, supersedes__in=list(keys))
    return dict(rows.values_list("supersedes", "key"))


def row_for(seen: Seen, contract: Contract, key: str) -> Recorded:
    """One record that who acts may see. Raises: Http404."""
    rows = rows_seen(seen, contract).filter(key=key)
    row = rows.select_related("entered_by", "entered_for").first()
    if row is None:
        raise Http404("There is no such record.")
    return row


@transaction.atomic
def keep_record(
    seen: Seen, contract: Contract, entry: Entry, supersedes: str = ""
) -> tuple[Recorded, tuple[Problem, ...]]:
    """Add a record; with it what is worth a warning. supersedes: the record that it puts right.

    Raises: Refused; RecordedAlready; InvalidValue; BadInput with what keeps it from being added.
    """
    require_entry(seen, entry.kind)
    locked(contract)
    if supersedes:
        _correctable(seen, contract, entry.kind, supersedes)
    document = terms_for(contract)
    existing = records_of(contract)
    record = _record(seen, entry, existing, supersedes)
    problems = new_problems(document, existing, record)
    if errors_among(problems):
        raise BadInput(problems)
    row = Recorded.objects.create(**values_of(seen, contract, record))
    log.write(
        seen.acting,
        "record-corrected" if supersedes else "record-entered",
        record=f"record/{contract.partnership.ref}/{contract.key}/{row.key}",
        partnership=seen.partnership,
        before={"supersedes": supersedes} if supersedes else None,
        after={"kind": row.kind, "fields": row.fields, "source": row.source},
        reason=row.note if supersedes else "",
    )
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
    return {
        "partnership": seen.partnership,
        "contract": contract,
        "kind": record.kind,
        "key": record.id,
        "month": month_of(record),
        "fields": fields_of(record),
        "source": record.source[:300],
        "note": record.note,
        "supersedes": record.supersedes,
        "entered_by": seen.acting.user,
        "entered_for": seen.acting.organisation,
    }


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


def key_for(record: Record, taken: Iterable[str]) -> str:
    """A name for a record, from what it is about, that no other has."""
    words = [str(part) for part in record.fact[1:] if part and part != record.id]
    if not words:
        own = (
            getattr(record, name, "") for name in ("regime", "unit_type", "of", "month", "began")
        )
        words = [str(part) for part in own if part]
    base = _NOT_A_WORD.sub("-", "-".join(words)).strip("-")[:LONGEST_KEY] or record.kind
    held, name, times = set(taken), base, 1
    while name in held:
        times += 1
        name = f"{base}-{times}"
    return name


def _record(seen: Seen, entry: Entry, existing: tuple[Record, ...], supersedes: str) -> Record:
    texts = {**entry.texts, **forced(seen, entry.kind)}
    if texts.get("state") in ("accepted", "refused"):
        texts["decided_by"] = str(seen.acting.user)
    record = record_from(
        entry.kind,
        "",
        texts,
        entered_on=seen.acting.today,
        source=entry.source,
        note=entry.note,
        supersedes=supersedes,
    )
    return replace(record, id=key_for(record, (one.id for one in existing)))


def _correctable(seen: Seen, contract: Contract, kind: str, key: str) -> None:
    row = row_for(seen, contract, key)
    if row.kind != kind:
        raise Http404("There is no such record.")
    refusal = correction_refusal(seen, row)
    if refusal is not None:
        raise Refused(refusal)
    later = superseded_by(contract, [key]).get(key)
    if later is not None:
        raise InvalidValue(
            what=f"{key} was put right already, by {later}",
            where=key,
            mend=f"put {later} right instead",
        )
