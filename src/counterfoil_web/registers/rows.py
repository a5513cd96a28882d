"""The rows of a register: found, counted, followed to what put them right, and added to."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any, TypeVar

from django.db.models import Count, Max, QuerySet
from django.http import Http404

from counterfoil.contract.records import Record
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.registers.models import LastingRow
from counterfoil_web.registers.record_rows import columns_of

Row = TypeVar("Row", bound=LastingRow)


def newest_first(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Rows with who entered them, the last entered first."""
    return rows.select_related("entered_by", "entered_for").order_by("-pk")


def row_named(rows: QuerySet[Row], key: str) -> Row:
    """The row of a key, with who entered it. Raises: Http404 for none."""
    found = newest_first(rows).filter(key=key).first()
    if found is None:
        raise Http404("There is no such record.")
    return found


def counts_of(rows: QuerySet[Row]) -> dict[str, tuple[int, Any]]:
    """How many records there are of each kind, and when the last was entered."""
    found = rows.order_by().values("kind").annotate(number=Count("pk"), latest=Max("entered_at"))
    return {row["kind"]: (row["number"], row["latest"]) for row in found}


def superseded_by(rows: QuerySet[Row], keys: Iterable[str]) -> dict[str, str]:
    """Which of these records were put right, each with the record that did so."""
    return dict(rows.filter(supersedes__in=list(keys)).values_list("supersedes", "key"))


def values_of(seen: Seen, record: Record) -> dict[str, Any]:
    """The columns of a new row: what the record says, and who enters it."""
    return {**columns_of(record), **by_whom(seen)}


def by_whom(seen: Seen) -> dict[str, Any]:
    """The columns of a new row that say where it is entered, by whom and for whom."""
    return {
        "partnership": seen.partnership,
        "entered_by": seen.acting.user,
        "entered_for": seen.acting.organisation,
    }


def unused_key(base: str, taken: Container[str]) -> str:
    """The key, or with a number behind it where another record has it.

    >>> unused_key("bidder-f", {"bidder-a"}), unused_key("bidder-f", {"bidder-f", "bidder-f-2"})
    ('bidder-f', 'bidder-f-3')
    """
    key, times = base, 1
    while key in taken:
        times += 1
        key = f"{base}-{times}"
    return key


def tell_log(seen: Seen, row: LastingRow, address: str, entered: str, corrected: str) -> None:
    """Tell the log of a row. entered, corrected: the kind of event when it puts none right, or one.

    address: how the log names the row.
    """
    log.write(
        seen.acting,
        corrected if row.supersedes else entered,
        record=address,
        partnership=seen.partnership,
        before={"supersedes": row.supersedes} if row.supersedes else None,
        after={"kind": row.kind, "fields": row.fields, "source": row.source},
        reason=row.note if row.supersedes else "",
    )
