"""Drafts of a business case: reading them, and opening one. Changing one is in `edits_store`."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.casefile.draft import PlacedProblem, ReadDraft, read_text_case
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.errors import InvalidValue, Problem, Severity
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.appraisals.kept_drafts import KEPT, kept, name_of
from counterfoil_web.appraisals.models import BaselineSignature, Draft, DraftTable, Version
from counterfoil_web.appraisals.signatures import Signed, with_signatures
from counterfoil_web.govuk.page_words import on_a_page
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log

_TEXT = "text"


class NoOpenDraft(InvalidValue):
    """There is no draft to change: it was submitted, or none was opened."""

    def __init__(self) -> None:
        super().__init__(
            what="there is no open draft of this case",
            where="the business case",
            mend="open a new draft from the latest version, then make your change there",
        )


def open_draft(partnership: Partnership) -> Draft | None:
    """The draft that is being written; None when there is none. One query."""
    return next(iter(_open_of(partnership)), None)


_open_of = QueryOfOne(lambda: Draft.objects.filter(partnership_id=PARTNERSHIP, closed_at=None))


def locked_draft(partnership: Partnership) -> Draft:
    """The open draft, which nobody else changes until the transaction ends. Raises: NoOpenDraft."""
    found = (
        Draft.objects.select_for_update().filter(partnership=partnership, closed_at=None).first()
    )
    if found is None:
        raise NoOpenDraft
    found.partnership = partnership
    return found


def draft_text(draft: Draft) -> CaseText:
    """The cells of a draft as they were typed, for reading. One query, or none once it was read."""
    key = (_TEXT, name_of(draft))
    found: CaseText | None = KEPT.get(key)
    if found is None:
        found, revision = _stored(draft)
        if revision <= draft.revision:  # else somebody saved between the two queries
            KEPT.put(key, found, text_weight(found))
    return found


def stored_text(draft: Draft) -> CaseText:
    """The cells as they stand in the database, for who holds the draft and writes. One query."""
    return _stored(draft)[0]


def draft_case(draft: Draft) -> ReadDraft:
    """What the draft makes, its signatures filled in, with every problem placed.

    One query for the signatures; the cells are read and checked once for each state of the draft.
    """
    signatures = signatures_for(draft.partnership_id)
    text = draft_text(draft)
    return kept(
        draft,
        ("case", signatures),
        lambda: read_text_case(with_signatures(text, signatures)),
        lambda _: 5 * text_weight(text),
    )


def _stored(draft: Draft) -> tuple[CaseText, int]:
    """The cells, and the latest change that is in them."""
    tables = DraftTable.objects.filter(draft=draft, partnership=draft.partnership_id)
    found = {
        name: (rows, revision)
        for name, rows, revision in tables.values_list("name", "rows", "revision")
    }
    text = CaseText(
        fields=draft.fields,
        tables={table.name: rows_of(found.get(table.name, ((), 0))[0]) for table in RECORD_TABLES},
    )
    return text, max((revision for _, revision in found.values()), default=0)


def text_weight(text: CaseText) -> int:
    """About how many bytes a text takes."""
    rows = sum(len(row.cells) + 5 for rows in text.tables.values() for row in rows)
    return 5_000 + 120 * rows


def signed_text(draft: Draft, text: CaseText | None = None) -> CaseText:
    """The cells of a draft with those for signatures filled from signatures that stand."""
    found = draft_text(draft) if text is None else text
    return with_signatures(found, signatures_for(draft.partnership_id))


def signatures_for(partnership_id: int) -> tuple[Signed, ...]:
    """Every signature under the baseline that was not withdrawn, oldest first. One query."""
    return tuple(_signed_by_case(_signatures_of.of(partnership_id)).get(partnership_id, ()))


def signatures_in(partnerships: Collection[int]) -> dict[int, list[Signed]]:
    """The same for several partnerships, by partnership. One query."""
    return _signed_by_case(
        _as_signed(BaselineSignature.objects.filter(partnership__in=partnerships))
    )


def _as_signed(rows: QuerySet[BaselineSignature]) -> QuerySet[Any, tuple[Any, ...]]:
    columns = ("service", "digest", "signed_by__name", "role", "organisation__name", "signed_at")
    standing = rows.filter(withdrawn_at=None).order_by("signed_at", "pk")
    return standing.values_list("partnership_id", *columns)


_signatures_of = QueryOfOne(
    lambda: _as_signed(BaselineSignature.objects.filter(partnership_id=PARTNERSHIP))
)


def _signed_by_case(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Signed]]:
    found: dict[int, list[Signed]] = {}
    for partnership_id, service, digest, by, role, organisation, at in rows:
        signed = Signed(
            service=service, digest=digest, by=by, role=role, organisation=organisation, at=at
        )
        found.setdefault(partnership_id, []).append(signed)
    return found


def open_draft_from(
    acting: Acting,
    partnership: Partnership,
    text: CaseText,
    *,
    source: str,
    based_on: Version | None = None,
) -> Draft:
    """Open a draft that begins with this text. source: where that is from, in words.

    Raises: InvalidValue when another draft is open already.
    """
    with transaction.atomic():
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        if Draft.objects.filter(partnership=partnership, closed_at=None).exists():
            raise InvalidValue(
                what="a draft of this case is open already",
                where="the business case",
                mend="carry on with that draft, or submit it first",
            )
        draft = Draft.objects.create(
            partnership=partnership,
            based_on=based_on,
            fields=dict(text.fields),
            source=source,
            opened_by=acting.user,
        )
        for table in RECORD_TABLES:
            DraftTable.objects.create(
                partnership=partnership,
                draft=draft,
                name=table.name,
                rows=plain_rows(text.rows(table.name)),
            )
        keep_reading(draft, text)
        draft.save()
        log.write(
            acting,
            "draft-opened",
            record=record_of(draft),
            partnership=partnership,
            after={"from": source, "rows": sum(len(rows) for rows in text.tables.values())},
        )
    return draft


def keep_reading(draft: Draft, text: CaseText) -> ReadDraft:
    """Work out what the draft makes now, and set it on the row, which the caller saves."""
    read = read_text_case(signed_text(draft, text))
    draft.problems = [_plain_problem(placed) for placed in read.problems]
    draft.readable = read.case is not None
    draft.changed_at = timezone.now()
    return read


def problems_of(draft: Draft) -> tuple[PlacedProblem, ...]:
    """The problems as they were kept at the draft's last change. No query."""
    return tuple(
        PlacedProblem(
            problem=Problem(
                what=one["what"],
                where=one["where"],
                mend=one["mend"],
                severity=Severity(one["severity"]),
            ),
            table=one["table"],
            row=one["row"],
            column=one["column"],
        )
        for one in draft.problems
    )


def record_of(draft: Draft) -> str:
    """The draft's address in the log."""
    return f"draft/{draft.partnership.ref}/{draft.pk}"


def rows_of(plain: Iterable[dict[str, Any]]) -> tuple[TextRow, ...]:
    """The rows of a table from how they are kept."""
    return tuple(TextRow(id=row["row"], cells=row["cells"]) for row in plain)


def plain_rows(rows: Iterable[TextRow]) -> list[dict[str, Any]]:
    """The rows of a table as they are kept."""
    return [{"row": row.id, "cells": dict(row.cells)} for row in rows]


def new_row_id() -> str:
    """An id for a row that no row has or had."""
    return f"n{secrets.token_hex(6)}"


def _plain_problem(placed: PlacedProblem) -> dict[str, str]:
    return {
        "table": placed.table,
        "row": placed.row,
        "column": placed.column,
        "what": placed.problem.what,
        "where": placed.problem.where,
        "mend": on_a_page(placed.problem.mend),
        "severity": placed.problem.severity.value,
    }
