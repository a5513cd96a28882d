"""The baselines that wait for the signature of the one who acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse

from counterfoil.access import Capability, OrganisationKind, Role
from counterfoil.casefile.case_text import TextRow
from counterfoil.reports import wording
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.baseline_authors import authors_in
from counterfoil_web.appraisals.baseline_store import missing_in
from counterfoil_web.appraisals.models import (
    BaselineSignature,
    CaseImport,
    Draft,
    DraftEdit,
    DraftTable,
)
from counterfoil_web.appraisals.signatures import SIGNED_TABLE, service_digest
from counterfoil_web.appraisals.store import rows_of
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind
from counterfoil_web.partnerships.kept_queries import PERSON, KeptQuery
from counterfoil_web.partnerships.store import reach

_MOST = 50
_MOST_LETTERS = 80


def waiting_signatures(acting: Acting, _visible: QuerySet[Any]) -> list[AgendaItem]:
    """The open drafts with services ready for a signature that this person may give.

    A service is ready when it is complete, unsigned as it stands, and not of their own typing. At
    most five queries; two for who typed nothing, and one when nothing is complete.
    """
    if not acting.can(Capability.SIGN_BASELINE):
        return []
    ready = _ready(acting, _open_baselines(acting.roles, acting.organisation_kind)(acting))
    wrote_in = {table.partnership_id for table in ready if table.may_be_own}
    authors = authors_in(wrote_in) if wrote_in else {}
    waiting = {
        table: [
            row for row in rows if acting.user.pk not in authors.get((table.draft_id, row.id), ())
        ]
        for table, rows in ready.items()
    }
    return [_item(table, rows) for table, rows in waiting.items() if rows]


@lru_cache(maxsize=256)
def _open_baselines(roles: frozenset[Role], kind: OrganisationKind) -> KeptQuery:
    """The baselines of open drafts where holders of these roles sign.

    may_be_own: whether the one who acts may have written in it; for others nobody need ask.
    """

    def build() -> QuerySet[DraftTable]:
        edits = DraftEdit.objects.filter(
            partnership=OuterRef("partnership"), table=SIGNED_TABLE, by_id=PERSON
        )
        imports = CaseImport.objects.filter(
            Q(by_id=PERSON) | Q(draft__opened_by_id=PERSON), partnership=OuterRef("partnership")
        ).exclude(applied_at=None)
        return (
            DraftTable.objects.filter(
                reach(Capability.SIGN_BASELINE, roles, kind),
                name=SIGNED_TABLE,
                draft__closed_at=None,
                partnership__archived_at=None,
            )
            .annotate(may_be_own=ExpressionWrapper(Exists(edits) | Exists(imports), BooleanField()))
            .select_related("partnership")
            .only("draft", "rows", "partnership__ref", "partnership__title")
            .order_by("-draft__changed_at", "pk")[:_MOST]
        )

    return KeptQuery(build)


_standing_signatures = KeptQuery(
    lambda: BaselineSignature.objects.filter(
        withdrawn_at=None,
        partnership__in=Draft.objects.filter(closed_at=None).values("partnership"),
    ).values_list("partnership_id", "service", "digest")
)


def _ready(acting: Acting, tables: Iterable[Any]) -> dict[Any, list[TextRow]]:
    """The complete rows of each table under which no signature stands."""
    complete = {table: rows for table in tables if (rows := _complete(rows_of(table.rows)))}
    signed = set(_standing_signatures(acting)) if complete else set()
    unsigned = {
        table: [row for row in rows if (table.partnership_id, *_signed_as(row)) not in signed]
        for table, rows in complete.items()
    }
    return {table: rows for table, rows in unsigned.items() if rows}


def _signed_as(row: TextRow) -> tuple[str, str]:
    return row.text("id").strip(), service_digest(row.cells)


def _complete(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows that could be signed: a name of their own, and nothing missing."""
    names = Counter(row.text("id").strip() for row in rows)
    return [
        row
        for row in rows
        if (name := row.text("id").strip()) and names[name] == 1 and not missing_in(row)
    ]


def _item(table: Any, rows: Sequence[TextRow]) -> AgendaItem:
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
