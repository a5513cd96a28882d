"""What contracts add to the pages of the apps below: the agenda, the rooms, the spine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.contracts.models import AgreedTerms, ClosedStatement, Contract, ProposedClose
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import agenda_rows, progress
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, PERSON, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote, Spine, SpineNote
from counterfoil_web.partnerships.store import reach

ROOM = "contract"


def connect() -> None:
    """Tell the apps below what contracts add to their pages."""
    agenda_rows.register(MONTHS_TO_CLOSE)
    progress.register(notes, models=[Contract, AgreedTerms, ProposedClose, ClosedStatement])
    progress.register_spine(spine)


def notes(partnership: Partnership) -> Iterable[RoomNote]:
    """How many months are closed, and which one waits for whom."""
    for contract in Contract.objects.filter(partnership=partnership):
        if not contract.agreed.exists():
            yield RoomNote(
                room=ROOM,
                to_do=f"Have the terms of {contract.title} agreed",
                whose_move="The contract manager’s",
            )
            continue
        closed = contract.closed.count()
        if closed:
            months = "1 month" if closed == 1 else f"{closed} months"
            yield RoomNote(room=ROOM, done=f"{months} of {contract.title} closed")
        proposal = contract.proposals.filter(ended_at=None).first()
        if proposal is not None:
            yield RoomNote(
                room=ROOM,
                to_do=f"Close {_words(proposal.month)} of {contract.title}",
                whose_move="A finance officer’s",
            )


def spine(partnership: Partnership) -> Iterable[SpineNote]:
    """The contracts as what is recorded month by month."""
    for key, title, last in _with_last_closed(partnership):
        until = f", closed up to {_words(last)}" if last else ", no month closed yet"
        yield SpineNote(
            part=Spine.RECORD,
            text=f"{title}{until}",
            url=address_of("contracts:overview", partnership.ref, key),
        )


_with_last_closed = QueryOfOne(
    lambda: (
        Contract.objects.filter(partnership_id=PARTNERSHIP)
        .annotate(last=Max("closed__month"))
        .order_by("title", "pk")
        .values_list("key", "title", "last")
    )
)


def _to_close(post: Post) -> QuerySet[Any]:
    waiting = ProposedClose.objects.filter(
        reach(Capability.CLOSE_MONTH, post.roles, post.kind),
        partnership__archived_at=None,
        ended_at=None,
    ).exclude(proposed_by_id=PERSON)
    return columns(
        waiting, "month", subject="contract__key", state="month", person="contract__title"
    )


def _items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title=f"Close {_words(row.state)} of {row.person}",
        url=reverse("contracts:statement", args=[row.ref, row.subject, row.state]),
        whose_move="Yours, or that of another finance officer who did not propose it",
        partnership=row.partnership,
        kind=AgendaKind.MONTH,
    )


def _words(month: str) -> str:
    return Month.parse(month).words


MONTHS_TO_CLOSE = RowSource(
    name="month",
    applies=lambda acting: acting.can(Capability.CLOSE_MONTH),
    build=_to_close,
    items=_items,
)
