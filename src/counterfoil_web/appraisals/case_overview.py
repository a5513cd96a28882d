"""What the overview of a case says: whose move it is, and what was changed last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from counterfoil.access import Capability
from counterfoil_web.appraisals.edits_store import edits_of
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.sections import section_title
from counterfoil_web.partnerships.store import Seen

_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class RecentChange:
    """What somebody changed lately: in which section, how many cells or rows, when."""

    by: str
    section: str
    count: int
    at: datetime


def recent_changes(draft: Draft) -> list[RecentChange]:
    """The latest changes, those of one person in one section together. One query."""
    rows = (
        edits_of(draft)
        .values("by__name", "table")
        .annotate(count=Count("pk"), first=Min("at"), latest=Max("at"))
        .order_by("-latest")[:_SHOWN]
    )
    return [
        RecentChange(
            by=row["by__name"],
            section=section_title(row["table"]),
            count=row["count"],
            at=row["latest"],
        )
        for row in rows
    ]


def next_move(seen: Seen, draft: Draft | None, versions: Sequence[Version]) -> str:
    """What is to happen next with the case, and who does it, in a sentence."""
    may_edit = seen.may(Capability.EDIT_CASE)
    if draft is None and not versions:
        if may_edit:
            return "Open a draft to begin the case."
        return "The case has not been begun. A commercial lead or finance partner begins it."
    if draft is None:
        return (
            f"Version {versions[0].number} is with its reviewer. To change the case, "
            f"{'open a new draft' if may_edit else 'its authors open a new draft'}."
        )
    errors = sum(one["severity"] == "error" for one in draft.problems)
    if errors:
        counted = f"{errors} problem{'' if errors == 1 else 's'}"
        return f"Mend {counted} in the draft; then it can be submitted for review."
    if may_edit:
        return "The draft has no errors. Check the sections, then submit it for review."
    return "The draft is being written. It can be reviewed once it is submitted."
