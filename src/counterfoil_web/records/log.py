"""Adding to the log. Every write, export, sealed view, sign-in and share comes through here."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone

from counterfoil import record as chain
from counterfoil_web.records.models import Event
from counterfoil_web.records.plain_values import plain, plain_text

_LOCK = 0x436F756E7465726F  # one number for the whole installation: the log has one end


class Actor(Protocol):
    """Whoever acts: a person in an organisation."""

    @property
    def user(self) -> Any: ...

    @property
    def organisation(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be logged, before it has its place in the chain."""

    kind: str
    record: str
    partnership: Any = None
    before: Any = None
    after: Any = None
    reason: str = ""
    clearance: str = ""


def write(
    acting: Actor | None,
    kind: str,
    *,
    record: str,
    partnership: Any = None,
    before: Any = None,
    after: Any = None,
    reason: str = "",
    clearance: str = "",
    person: Any = None,
    organisation: Any = None,
) -> Event:
    """Add one event, in the caller's transaction: it stands if and only if what it tells of does.

    The end of the log stays locked until the transaction ends, so write it last. person and
    organisation name who it was when nobody acts yet: at sign-in, or by an invitation's link.
    partnership: a Partnership, or its reference. clearance: the text of a seal.
    """
    entry = Entry(
        kind=kind,
        record=record,
        partnership=partnership,
        before=before,
        after=after,
        reason=reason,
        clearance=clearance,
    )
    person = acting.user if acting is not None else person
    organisation = acting.organisation if acting is not None else organisation
    return append([entry], person=person, organisation=organisation)[0]


def append(entries: Iterable[Entry], *, person: Any, organisation: Any) -> list[Event]:
    """Add events of one person in order, under one lock."""
    with transaction.atomic():
        number, previous = _locked_end()
        rows = []
        for entry in entries:
            row = _row(entry, person, organisation)
            number += 1
            row.number, row.previous_hash = number, previous
            row.hash = previous = link_of(row).hash
            rows.append(row)
        return Event.objects.bulk_create(rows, batch_size=200) if len(rows) > 1 else _saved(rows)


def event_of(row: Event) -> chain.Event:
    """A row of the table as the value that its hash is made of."""
    return chain.Event(
        at=row.at,
        person="" if row.actor_id is None else str(row.actor_id),
        person_name=row.actor_name,
        organisation="" if row.organisation_id is None else str(row.organisation_id),
        organisation_name=row.organisation_name,
        kind=row.kind,
        record=row.record,
        partnership=row.partnership_ref,
        before=row.before,
        after=row.after,
        reason=row.reason,
        clearance=row.clearance,
    )


def link_of(row: Event) -> chain.Link:
    """A row as the chain sees it, its hash worked out from what it holds."""
    return chain.Link(
        number=row.number,
        previous=row.previous_hash,
        body=chain.disclosed(event_of(row), row.salt).body(),
        stated_hash=row.hash or None,
    )


def _saved(rows: list[Event]) -> list[Event]:
    for row in rows:
        row.save(force_insert=True)
    return rows


def _row(entry: Entry, person: Any, organisation: Any) -> Event:
    return Event(
        at=timezone.now(),
        actor_id=None if person is None else person.pk,
        actor_name="" if person is None else plain_text(str(person))[:200],
        organisation_id=None if organisation is None else organisation.pk,
        organisation_name="" if organisation is None else plain_text(str(organisation))[:200],
        partnership_ref=_ref(entry.partnership),
        kind=entry.kind,
        record=plain_text(entry.record)[:200],
        before=plain(entry.before),
        after=plain(entry.after),
        reason=plain_text(entry.reason),
        clearance=entry.clearance,
        salt=secrets.token_hex(16),
    )


def _ref(partnership: Any) -> str:
    return str(getattr(partnership, "ref", partnership) or "")


def _locked_end() -> tuple[int, str]:
    """The number and hash of the last row, which nobody else can follow until we are done.

    SQLite has one writer at a time, from the start of its transaction (mode IMMEDIATE); on
    PostgreSQL an advisory lock of the transaction does the same for the log alone.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Event.objects.order_by("-number").values_list("number", "hash").first()
    return last or (0, chain.START)
