"""What of a case can be compared: its versions, and the draft if there is one."""

from __future__ import annotations

from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Partnership


def versions_named(partnership: Partnership) -> list[tuple[int, str]]:
    """Number and title of every version, newest first. One query."""
    return _versions(partnership)


def has_draft(partnership: Partnership) -> bool:
    """Whether a draft is open. One query."""
    return bool(_draft(partnership))


_versions = QueryOfOne(
    lambda: (
        Version.objects.filter(partnership_id=PARTNERSHIP)
        .order_by("-number")
        .values_list("number", "title")
    )
)
_draft = QueryOfOne(
    lambda: Draft.objects.filter(partnership_id=PARTNERSHIP, closed_at=None).values_list("pk")[:1]
)
