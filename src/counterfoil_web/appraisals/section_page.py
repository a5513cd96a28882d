"""What a section page shows of its table: which option's rows, which page of them, which columns.

It comes from the page's address, so that a link can point at any cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from counterfoil.casefile.case_text import CaseText, TextRow, columns_of
from counterfoil.casefile.columns import Column, Table, month_of
from counterfoil_web.appraisals.column_sets import ColumnSet, set_for, sets_of

ROWS_A_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class SectionPage:
    """The part of a table that a page shows. numbers: where each row stands in the whole table."""

    table: Table
    rows: tuple[TextRow, ...]
    numbers: Mapping[str, int]
    columns: tuple[Column, ...]
    sets: tuple[ColumnSet, ...]
    chosen: ColumnSet
    option: str
    options: tuple[tuple[str, str], ...]
    page: int
    pages: int
    of_rows: int
    months: bool

    def query(self, **other: object) -> str:
        """The address of this part, or of another, as a query string."""
        state: dict[str, object] = {
            "option": self.option,
            "columns": self.chosen.slug if self.chosen is not self.sets[0] else "",
            "page": self.page if self.page > 1 else "",
            "months": "yes" if self.months else "",
        }
        kept = {name: value for name, value in {**state, **other}.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"


def section_page(text: CaseText, table: Table, asked: Mapping[str, str]) -> SectionPage:
    """The part that is asked for. asked: option, page, columns, months; or row and column.

    A row and column that are asked for are shown whatever else is.
    """
    row, column = asked.get("row", ""), asked.get("column", "")
    months = table.has_months and (asked.get("months") == "yes" or month_of(column) is not None)
    names = columns_of(text, table, with_months=months)
    sets = sets_of(table, names)
    chosen = set_for(sets, asked.get("columns", ""), column)
    every = text.rows(table.name)
    options = _options(text, table)
    option = asked.get("option", "") if not row else ""
    option = option if option in dict(options) else ""
    rows = [one for one in every if not option or one.text("option") == option]
    pages = max(1, -(-len(rows) // ROWS_A_PAGE))
    page = _page_of(rows, row) if row else _whole(asked.get("page", ""), pages)
    start = (page - 1) * ROWS_A_PAGE
    return SectionPage(
        table=table,
        rows=tuple(rows[start : start + ROWS_A_PAGE]),
        numbers={one.id: number for number, one in enumerate(every, start=1)},
        columns=tuple(found for name in chosen.columns if (found := table.column(name))),
        sets=sets,
        chosen=chosen,
        option=option,
        options=options,
        page=page,
        pages=pages,
        of_rows=len(rows),
        months=months,
    )


def _options(text: CaseText, table: Table) -> tuple[tuple[str, str], ...]:
    """The options whose rows can be shown alone, in a table that has them."""
    if table.column("option") is None:
        return ()
    titles = {row.text("id"): row.text("title") for row in text.rows("options")}
    used = dict.fromkeys(row.text("option") for row in text.rows(table.name))
    return tuple((one, titles.get(one) or one) for one in {**titles, **used} if one)


def _page_of(rows: list[TextRow], row: str) -> int:
    at = next((number for number, one in enumerate(rows) if one.id == row), 0)
    return at // ROWS_A_PAGE + 1


def _whole(asked: str, pages: int) -> int:
    page = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return min(max(1, page), pages)
