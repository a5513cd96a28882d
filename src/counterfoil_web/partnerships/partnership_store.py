"""Partnerships as records: made, changed, archived; every change with its event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from counterfoil.access import Participation
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.partnerships.models import (
    Access,
    Partnership,
    RoomState,
)
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

FIELDS = ("title", "kind", "summary", "marking", "value_gbp", "starts", "ends")
"""What people write about a partnership, in the order of the form."""


class ChangedMeanwhile(Exception):
    """Somebody else saved the partnership after the form was opened. row: what stands now."""

    def __init__(self, row: Partnership) -> None:
        super().__init__("changed meanwhile")
        self.row = row


class StartedOtherwise(Exception):
    """A form that has started one partnership was sent again as another. row: the first."""

    def __init__(self, row: Partnership) -> None:
        super().__init__("started otherwise")
        self.row = row


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation and the part it takes."""

    organisation: Organisation
    part: Participation


def start(
    acting: Acting, values: dict[str, Any], parties: Iterable[Party], *, ref: str
) -> Partnership:
    """A new partnership under a reference; the one that is there, when the form was sent twice.

    Raises: StartedOtherwise when the person started another partnership with this reference.
    """
    try:
        return create(acting, {**values, "ref": ref}, parties)
    except IntegrityError:
        standing = Partnership.objects.filter(ref=ref, made_by=acting.user).first()
        if standing is None:
            raise
        if standing.title != values["title"]:
            raise StartedOtherwise(standing) from None
        return standing


@transaction.atomic
def create(acting: Acting, values: dict[str, Any], parties: Iterable[Party]) -> Partnership:
    """A new partnership with its parties from today, and the event that says so."""
    partnership = Partnership.objects.create(**values, made_by=acting.user, made_at=timezone.now())
    RoomState.objects.create(partnership=partnership)
    named = list(parties)
    for party in named:
        Access.objects.create(
            partnership=partnership,
            organisation=party.organisation,
            part=party.part,
            starts=acting.today,
            granted_by=acting.user,
            reason="Partnership started",
        )
    log.write(
        acting,
        "partnership-created",
        record=f"partnership/{partnership.ref}",
        partnership=partnership,
        after={
            **as_written(partnership),
            "parties": [f"{party.organisation}: {party.part}" for party in named],
        },
    )
    return partnership


@transaction.atomic
def change(seen: Seen, values: dict[str, Any], *, revision: int) -> Partnership:
    """Save what was changed. revision: the one the form was opened on. Raises: ChangedMeanwhile."""
    row = _locked(seen)
    if row.revision != revision:
        raise ChangedMeanwhile(row)
    before = as_written(row)
    for name, value in values.items():
        setattr(row, name, value)
    after = as_written(row)
    if before == after:
        return row
    row.revision += 1
    row.save()
    _write(
        seen,
        row,
        "partnership-changed",
        before=_only_changed(before, after),
        after=_only_changed(after, before),
    )
    return row


@transaction.atomic
def archive(seen: Seen, *, reason: str) -> None:
    """Put the partnership away, to be read and not changed. Nothing is deleted."""
    row = _locked(seen)
    if row.archived_at is None:
        row.archived_at = timezone.now()
        row.revision += 1
        row.save()
        _write(seen, row, "partnership-archived", reason=reason)


@transaction.atomic
def restore(seen: Seen, *, reason: str) -> None:
    """Take an archived partnership up again, as it was."""
    row = _locked(seen)
    if row.archived_at is not None:
        row.archived_at = None
        row.revision += 1
        row.save()
        _write(seen, row, "partnership-restored", reason=reason)


@transaction.atomic
def move_to_stage(seen: Seen, stage: str) -> None:
    """Have the partnership work towards another gate, as when one is approved."""
    row = _locked(seen)
    before = row.stage
    if before != stage:
        row.stage = stage
        row.revision += 1
        row.save()
        _write(seen, row, "partnership-stage", before={"stage": before}, after={"stage": stage})
        seen.partnership.stage = stage


def versions_of(partnership: Partnership) -> list[Any]:
    """Every saved state of the partnership, the newest first, with who saved it."""
    return list(
        Partnership.history.filter(id=partnership.pk)
        .select_related("history_user")
        .order_by("-history_id")
    )


def as_written(row: Partnership) -> dict[str, Any]:
    """What people wrote about a partnership, as plain values for the log."""
    return {name: _plain(getattr(row, name)) for name in (*FIELDS, "stage")}


def _locked(seen: Seen) -> Partnership:
    return Partnership.objects.select_for_update(of=("self",)).get(pk=seen.partnership.pk)


def _write(seen: Seen, row: Partnership, kind: str, **told: Any) -> None:
    log.write(seen.acting, kind, record=f"partnership/{row.ref}", partnership=row, **told)


def _only_changed(values: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if other[name] != value}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value
