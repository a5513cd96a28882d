"""Who is at work in a draft now, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals.models import Draft, DraftPresence
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.records.prepared_query import Given

HERE_FOR = timedelta(seconds=20)
_TELL_AGAIN = timedelta(seconds=8)


@dataclass(frozen=True, kw_only=True)
class Present:
    """Somebody in a draft: their name and the table they were last seen in."""

    user: int
    name: str
    table: str
    seen_at: datetime


_in_draft = QueryOfOne(
    lambda: (
        DraftPresence.objects.filter(partnership_id=PARTNERSHIP, draft_id=Given("draft"))
        .order_by("user__name")
        .values_list("user_id", "user__name", "table", "seen_at")
    )
)


def seen_in(draft: Draft, user: User, table: str = "") -> list[Present]:
    """Who else was seen in the draft a moment ago; notes that this person looks at a table now.

    table: empty for who only reads, which is not noted. One query, and a write now and then.
    """
    now = timezone.now()
    rows = _in_draft.of(draft.partnership_id, draft=draft.pk)
    here = [Present(user=pk, name=name, table=at, seen_at=seen) for pk, name, at, seen in rows]
    mine = next((one for one in here if one.user == user.pk), None)
    known = mine is not None and mine.table == table and mine.seen_at > now - _TELL_AGAIN
    if table and not known:
        DraftPresence.objects.update_or_create(
            draft=draft,
            partnership_id=draft.partnership_id,
            user=user,
            defaults={"table": table, "seen_at": now},
        )
    return [one for one in here if one.user != user.pk and one.seen_at > now - HERE_FOR]
