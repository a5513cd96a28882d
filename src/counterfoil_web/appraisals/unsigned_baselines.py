"""The baselines that wait for the signature of the one who acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.casefile.case_text import TextRow
from counterfoil.reports import wording
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.baseline_authors import authors_in, partnerships_written_in
from counterfoil_web.appraisals.baseline_store import missing_in
from counterfoil_web.appraisals.models import DraftTable
from counterfoil_web.appraisals.signatures import SIGNED_TABLE, standing
from counterfoil_web.appraisals.store import rows_of, signatures_in
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.store import allowed_in, standings

_MOST = 50
_MOST_LETTERS = 80


def waiting_signatures(acting: Acting, visible: QuerySet[Any]) -> list[AgendaItem]:
    """The open drafts with services ready for a signature that this person may give.

    A service is ready when it is complete, unsigned as it stands, and not of their own typing. At
    most seven queries; four for who typed nothing, and two when nothing is ready.
    """
    if not acting.can(Capability.SIGN_BASELINE):
        return []
    tables = (
        DraftTable.objects.filter(
            name=SIGNED_TABLE,
            draft__closed_at=None,
            partnership__in=visible,
            partnership__archived_at=None,
        )
        .select_related("partnership")
        .order_by("-draft__changed_at", "pk")[:_MOST]
    )
    ready = _ready(tables)
    if not ready:
        return []
    may_sign = set(allowed_in(acting, standings(acting), Capability.SIGN_BASELINE))
    wrote_in = partnerships_written_in(acting.user.pk, [table.partnership_id for table in ready])
    authors = authors_in(wrote_in) if wrote_in else {}
    waiting = {
        table: [
            row for row in rows if acting.user.pk not in authors.get((table.draft_id, row.id), ())
        ]
        for table, rows in ready.items()
        if table.partnership_id in may_sign
    }
    return [_item(table, rows) for table, rows in waiting.items() if rows]


def _ready(tables: Iterable[DraftTable]) -> dict[DraftTable, list[TextRow]]:
    """The complete rows of each table under which no signature stands."""
    complete = {table: _complete(rows_of(table.rows)) for table in tables}
    known = signatures_in([table.partnership_id for table, rows in complete.items() if rows])
    unsigned = {
        table: [row for row in rows if standing(row, known.get(table.partnership_id, ())) is None]
        for table, rows in complete.items()
    }
    return {table: rows for table, rows in unsigned.items() if rows}


def _complete(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows that could be signed: a name of their own, and nothing missing."""
    names = Counter(row.text("id").strip() for row in rows)
    return [
        row
        for row in rows
        if (name := row.text("id").strip()) and names[name] == 1 and not missing_in(row)
    ]


def _item(table: DraftTable, rows: Sequence[TextRow]) -> AgendaItem:
    what = (
        wording.shortened(rows[0].text("title"), _MOST_LETTERS)
        if len(rows) == 1
        else f"{len(rows)} services"
    )
    return AgendaItem(
        title=f"Sign the baseline of {what}",
        url=reverse("appraisals:baseline", args=[table.partnership.ref]),
        whose_move="Yours, as chief finance officer",
        partnership=table.partnership.title,
        kind=AgendaKind.SIGNATURE,
    )
