"""Long lists of a partnership's records whose SQL is written once, asked for page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet

from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.pages import PAGE_SIZE

_MOST_PAGES = 64
"""Of how many pages the SQL is kept, which says itself where a page begins."""


class RowsInPages:
    """A list of one partnership in pages. build: gives the queryset in its order."""

    def __init__(self, build: Callable[[], QuerySet[Any]]) -> None:
        self.number = QueryOfOne(
            lambda: (
                build()
                .select_related(None)
                .order_by()
                .values("partnership_id")
                .annotate(number=Count("pk"))
                .values_list("number", flat=True)
            )
        )
        self.from_row = lru_cache(_MOST_PAGES)(
            lambda first: QueryOfOne(lambda: build()[first : first + PAGE_SIZE])
        )

    def of(self, partnership_id: int, **values: Any) -> AskedRows:
        """The list for these values, of which nothing is asked yet."""
        return AskedRows(self, {"partnership_id": partnership_id, **values})


@dataclass(frozen=True)
class AskedRows:
    """The rows for one set of values, as `page_of` takes them: one query for each of the two."""

    rows: RowsInPages
    values: dict[str, Any]

    def count(self) -> int:
        """How many there are."""
        return next(iter(self.rows.number.of(**self.values)), 0)

    def __getitem__(self, part: slice) -> list[Any]:
        """The rows of a page, which is no longer than `PAGE_SIZE`."""
        return self.rows.from_row(part.start).of(**self.values)[: part.stop - part.start]
