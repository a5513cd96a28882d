"""Who is at work in a draft now, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.models import Draft, DraftPresence

HERE_FOR = timedelta(seconds=20)
_TELL_AGAIN = timedelta(seconds=8)


@dataclass(frozen=True, kw_only=True)
class Present:
    """Somebody in a draft: their name and the table they were last seen in."""

    user: int
    name: str
    table: str
    seen_at: datetime


def note_presence(draft: Draft, user: User, table: str) -> None:
    """Note that somebody looks at a table of the draft now. One query, and a write now and then."""
    now = timezone.now()
    found = DraftPresence.objects.filter(
        draft=draft, partnership=draft.partnership_id, user=user
    ).first()
    if found is not None and found.table == table and found.seen_at > now - _TELL_AGAIN:
        return
    DraftPresence.objects.update_or_create(
        draft=draft,
        partnership_id=draft.partnership_id,
        user=user,
        defaults={"table": table, "seen_at": now},
    )


def others_present(draft: Draft, user: User) -> list[Present]:
    """Who else was seen in the draft a moment ago. One query."""
    rows = (
        DraftPresence.objects.filter(
            draft=draft,
            partnership=draft.partnership_id,
            seen_at__gt=timezone.now() - HERE_FOR,
        )
        .exclude(user=user)
        .select_related("user")
        .order_by("user__name")
    )
    return [
        Present(user=row.user_id, name=row.user.name, table=row.table, seen_at=row.seen_at)
        for row in rows
    ]
