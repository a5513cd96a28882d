"""Who sees a partnership, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from counterfoil.access import Grain, Participation
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.parties import ending_refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRow:
    """A party or a grant in words. may_end: whether it can be ended; has_successor: of the body."""

    pk: int
    organisation: str
    what: str
    description: str
    since: str
    until: str
    by: str
    reason: str
    ended: str
    is_party: bool
    may_end: bool
    successor: str


def access_rows(rows: Iterable[Access]) -> list[AccessRow]:
    """The rows in their order."""
    return [_row(row) for row in rows]


def _row(row: Access) -> AccessRow:
    successor = row.organisation.successor
    return AccessRow(
        pk=row.pk,
        organisation=row.organisation.name,
        what=Participation(row.part).label if row.part else Grain(row.grain).label,
        description="" if row.part else Grain(row.grain).description,
        since=formats.day(row.starts),
        until=formats.day(row.ends) if row.ends else "No end set",
        by=str(row.granted_by) if row.granted_by else "",
        reason=row.reason,
        ended=_ended(row),
        is_party=bool(row.part),
        may_end=ending_refusal(row) is None,
        successor=successor.name if successor else "",
    )


def _ended(row: Access) -> str:
    if row.revoked_at is not None:
        day = formats.day(timezone.localdate(row.revoked_at))
        return f"Ended {day} by {row.revoked_by}" if row.revoked_by else f"Ended {day}"
    return f"Ran out after {formats.day(row.ends)}" if row.ends else ""
