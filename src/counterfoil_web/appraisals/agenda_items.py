"""What the business case adds to people's agendas, to the rooms, and to search."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.models import Draft, DraftEdit, Version
from counterfoil_web.appraisals.versions_store import searchable_document
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, PERSON, KeptQuery, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.partnerships.search_index import Document

_MOST = 50


def agenda_items(acting: Acting, _visible: QuerySet[Partnership]) -> list[AgendaItem]:
    """The drafts in which the one who acts has written; at most one query."""
    if not acting.can(Capability.EDIT_CASE):
        return []
    return [_item(draft) for draft in _written_in(acting)]


def _drafts_written_in() -> QuerySet[Draft]:
    mine = DraftEdit.objects.filter(by_id=PERSON).values("draft")
    return (
        Draft.objects.filter(
            Q(pk__in=mine) | Q(opened_by_id=PERSON),
            closed_at=None,
            partnership__archived_at=None,
        )
        .select_related("partnership")
        .only("problems", "partnership__ref", "partnership__title")
        .order_by("-changed_at")[:_MOST]
    )


_written_in = KeptQuery(_drafts_written_in)


def room_notes(partnership: Partnership) -> list[RoomNote]:
    """How far the case is: its latest version and its draft. Two queries."""
    latest = (
        Version.objects.filter(partnership=partnership)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    draft = Draft.objects.filter(partnership=partnership, closed_at=None).defer("fields").first()
    done = f"Version {latest} of the case is submitted" if latest else ""
    if draft is None:
        begin = "" if latest else "Begin the business case"
        return [RoomNote(room="strategy", done=done, to_do=begin)] if done or begin else []
    errors = _errors(draft)
    to_do = f"Mend {_counted(errors)} in the draft" if errors else "Finish and submit the draft"
    return [RoomNote(room="strategy", done=done, to_do=to_do, whose_move="Whoever writes the case")]


def spine(partnership: Partnership) -> Iterable[SpineNote]:
    """The latest version that was submitted: what would be promised. One query."""
    row = next(iter(_last_version(partnership)), None)
    if row is None:
        return []
    number, preferred = row
    text = f"Version {number} of the business case is submitted"
    if preferred:
        text += f" and prefers: {preferred}"
    return [
        SpineNote(
            part=Spine.PROMISE,
            text=text,
            url=address_of("appraisals:versions", partnership.ref),
        )
    ]


_last_version = QueryOfOne(
    lambda: (
        Version.objects.filter(partnership_id=PARTNERSHIP)
        .order_by("-number")
        .values_list("number", "summary__preferred_title")[:1]
    )
)


def search_documents() -> Iterable[Document]:
    """Every version, for search to be filled anew."""
    for version in Version.objects.select_related("partnership").iterator(chunk_size=50):
        yield searchable_document(version)


def _item(draft: Draft) -> AgendaItem:
    errors = _errors(draft)
    move = f"Yours: mend {_counted(errors)}" if errors else "Yours: check it and submit it"
    return AgendaItem(
        title="Draft of the business case",
        url=address_of("appraisals:case", draft.partnership.ref),
        whose_move=move,
        partnership=draft.partnership.title,
        kind=AgendaKind.DRAFT,
    )


def _errors(draft: Draft) -> int:
    return sum(one["severity"] == "error" for one in draft.problems)


def _counted(errors: int) -> str:
    return f"{errors:,} problem{'' if errors == 1 else 's'}"
