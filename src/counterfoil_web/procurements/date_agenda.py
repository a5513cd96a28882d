"""What the days of procurements add to home's agenda: what is late, and what is coming."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil.contract.obligations import DueDate, to_remind
from counterfoil.errors import CounterfoilError
from counterfoil.procurement.dates import procurement_dates
from counterfoil.procurement.timetable import timetable
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.agenda_rows import AgendaRow, Post, RowSource, columns
from counterfoil_web.partnerships.store import reach
from counterfoil_web.procurements.models import AgreedProcurement, ProcurementRow
from counterfoil_web.procurements.plan_reading import document
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.procurements.store import records_of
from counterfoil_web.records.kept_in_memory import KeptInMemory

MOST = 5
"""How many days of one procurement home tells at once."""
_KEPT: KeptInMemory[tuple[str, bool, tuple[DueDate, ...]]] = KeptInMemory(500)


def connect() -> None:
    """Tell home's agenda of the days."""
    agenda_rows.register(PROCUREMENT_DATES)


def _versions(post: Post) -> QuerySet[Any]:
    """The version that counts of each partnership, and in `state` the last row of its registers."""
    with scopes_disabled():  # these are rows of the partnerships, which are within the scope
        later = AgreedProcurement.objects.filter(
            partnership=OuterRef("partnership"), number__gt=OuterRef("number")
        ).order_by()
        entered = (
            ProcurementRow.objects.filter(partnership=OuterRef("partnership"))
            .order_by()
            .values("partnership")
            .annotate(last=Max("pk"))
            .values("last")
        )
    rows = AgreedProcurement.objects.filter(
        ~Exists(later), reach(WRITES, post.roles, post.kind), partnership__archived_at=None
    ).annotate(last_row=Coalesce(Subquery(entered), 0))
    return columns(rows, "procurement-date", state="last_row", number="pk")


def _items(row: AgendaRow, acting: Acting) -> Iterator[AgendaItem]:
    version, last = row.number, int(row.state)
    key = (version, last, acting.today)
    title, is_made_up, found = _KEPT.made(key, lambda: _dates(version, last, acting.today))
    url = reverse("procurements:timetable", args=[row.ref])
    late = [one for one in found if one.on < acting.today and not is_made_up]
    if late:
        more = f", the first of {len(late)} that are late" if len(late) > 1 else ""
        yield AgendaItem(
            title=f"Late: {late[0].title}, {title}{more}",
            url=url,
            whose_move="Yours: say that it was done, or bring the timetable up to date",
            partnership=row.partnership,
            kind=AgendaKind.OBLIGATION,
            due=late[0].on,
        )
    for one in to_remind(found, acting.today)[:MOST]:
        yield AgendaItem(
            title=f"{one.title}: {title}",
            url=url,
            whose_move="A day of the procurement",
            partnership=row.partnership,
            kind=AgendaKind.DATE,
            due=one.on,
        )


def _dates(version: int, last: int, today: date) -> tuple[str, bool, tuple[DueDate, ...]]:
    """The title, whether it is made up, and every day to keep; none where the plan gives none.

    Nobody is late with a procurement that is made up.
    """
    agreed = AgreedProcurement.objects.select_related("partnership").get(pk=version)
    try:
        plan = document(agreed.text)
        made = timetable(plan)
        dates = procurement_dates(made, records_of(agreed.partnership, last), today)
        return plan.title, bool(plan.illustrative), dates
    except CounterfoilError:  # the procurement's own page says why
        return "", False, ()


PROCUREMENT_DATES = RowSource(
    name="procurement-date",
    applies=lambda acting: acting.can(WRITES),
    build=_versions,
    items=_items,
)
