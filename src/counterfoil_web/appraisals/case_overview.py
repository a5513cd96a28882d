"""What the overview of a case says: whose move it is, and what was changed last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from counterfoil.access import Capability
from counterfoil_web.appraisals.baseline_store import draft_baseline
from counterfoil_web.appraisals.history_store import latest_edits, names_of
from counterfoil_web.appraisals.kept_drafts import kept, small
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.sections import section_title, sections_of
from counterfoil_web.appraisals.sections_html import sections_html
from counterfoil_web.appraisals.store import draft_text, problems_of
from counterfoil_web.partnerships.store import Seen

_SHOWN = 5
_WEIGHT = 20_000


@dataclass(frozen=True, kw_only=True)
class DraftStands:
    """How far a draft is. sections: the list of its sections as HTML; errors: how many stop it."""

    sections: SafeString
    errors: int
    is_signed: bool


@dataclass(frozen=True, kw_only=True)
class RecentChange:
    """What somebody changed lately: in which section, how many cells or rows, when."""

    by: str
    section: str
    count: int
    at: datetime


def draft_stands(draft: Draft, ref: str) -> DraftStands:
    """How far the draft is, worked out once for each state of it; then two queries at most."""

    def worked_out() -> DraftStands:
        text, problems = draft_text(draft), problems_of(draft)
        return DraftStands(
            sections=sections_html(sections_of(text, problems), ref),
            errors=sum(one.stops for one in problems),
            is_signed=draft_baseline(draft, text).signed,
        )

    return kept(draft, "stands", worked_out, lambda _: _WEIGHT)


@dataclass(frozen=True, kw_only=True)
class WhoWrote:
    """Who opened a draft, and its latest changes, those of one person in one section together."""

    opened_by: str
    changes: tuple[RecentChange, ...]


def who_wrote(draft: Draft) -> WhoWrote:
    """Whose draft it is. One query for what people are called; one more at a new state of it."""
    latest = kept(draft, "latest", lambda: latest_edits(draft, _SHOWN), small)
    names = names_of({draft.opened_by_id, *(one.by for one in latest)})
    return WhoWrote(
        opened_by=names[draft.opened_by_id],
        changes=tuple(
            RecentChange(
                by=names[one.by], section=section_title(one.table), count=one.count, at=one.at
            )
            for one in latest
        ),
    )


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
