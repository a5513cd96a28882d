"""What the template of a section page is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.casefile.columns import Table
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.errors import CounterfoilError
from counterfoil_web.appraisals.case_fields_html import case_columns, field_groups
from counterfoil_web.appraisals.cell_html import CellClash, sentence
from counterfoil_web.appraisals.column_sets import is_signature
from counterfoil_web.appraisals.grid_html import (
    Grid,
    base_json,
    datalists_html,
    grid_html,
    hints_html,
    problem_target,
    problem_words,
    problems_by_cell,
)
from counterfoil_web.appraisals.kept_drafts import kept
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.presence_store import Present
from counterfoil_web.appraisals.section_page import ROWS_A_PAGE, SectionPage, section_page
from counterfoil_web.appraisals.sections import neighbours, section_title
from counterfoil_web.appraisals.store import problems_of

Key = tuple[str, str]
_MOST_LISTED = 20


def section_context(
    draft: Draft,
    table: Table,
    text: CaseText,
    *,
    asked: Mapping[str, str],
    writable: bool,
    present: Sequence[Present],
    clashes: Mapping[Key, CellClash] | None = None,
    typed: Mapping[Key, str] | None = None,
    pasted: str = "",
    fault: CounterfoilError | None = None,
) -> dict[str, Any]:
    """Everything the page shows. clashes, typed, pasted, fault: what came of a sent form."""
    ref = draft.partnership.ref
    problems = [one for one in problems_of(draft) if one.table == table.name]
    before, after = neighbours(table.name)
    context: dict[str, Any] = {
        "draft": draft,
        "table": table,
        "page_title": section_title(table.name),
        "page_caption": "Draft of the business case",
        "writable": writable,
        "present": [f"{one.name} is in {section_title(one.table)}" for one in present],
        "problems": problem_lines(problems[:_MOST_LISTED], ref),
        "more_problems": max(0, len(problems) - _MOST_LISTED),
        "fault": fault,
        "fault_words": sentence(f"{fault.what}. {sentence(fault.mend)}") if fault else "",
        "has_problems": bool(clashes or fault),
        "clash_count": len(clashes or {}),
        "pasted": pasted,
        "before": before,
        "after": after,
        "cells_url": reverse("appraisals:edit-cells", args=[ref, table.name]),
        "changes_url": reverse("appraisals:draft-changes", args=[ref, table.name]),
    }
    if table is CASE:
        by_cell = problems_by_cell(problems)
        groups = field_groups(text.fields, by_cell, clashes or {}, typed or {}, writable=writable)
        row = TextRow(id="", cells=text.fields)
        return {
            **context,
            "template": "appraisals/case_fields.html",
            "groups": groups,
            "datalists": datalists_html(text, case_columns(text.fields)) if writable else "",
            "base": base_json([row], case_columns(text.fields)),
        }
    page = section_page(text, table, asked)

    def drawn() -> dict[str, SafeString]:
        grid = Grid(
            table=table,
            rows=page.rows,
            numbers=page.numbers,
            columns=page.columns,
            problems=problems_by_cell(problems),
            clashes=clashes or {},
            typed=typed or {},
            writable=writable,
        )
        return {
            "grid": grid_html(grid),
            "hints": hints_html(page.columns),
            "datalists": datalists_html(text, page.columns) if writable else SafeString(),
            "base": conditional_escape(base_json(page.rows, page.columns)),
        }

    shown = (table.name, page.option, page.chosen.slug, page.page, page.months, writable)
    as_it_stands = not (clashes or typed)
    return {
        **context,
        "template": "appraisals/section.html",
        "page": page,
        **(kept(draft, shown, drawn, _weight) if as_it_stands else drawn()),
        "set_links": _set_links(page),
        "option_links": _option_links(page),
        "page_links": _page_links(page),
        "here": page.query(),
        "rows_words": _rows_words(page),
    }


def problem_lines(problems: Sequence[PlacedProblem], ref: str) -> list[dict[str, Any]]:
    """Problems as lines that lead to the cell, on whichever page of the table it stands."""
    return [
        {
            "words": problem_words(one),
            "mend": sentence(one.problem.mend),
            "stops": one.stops,
            "url": problem_url(one, ref),
            "target": problem_target(one),
        }
        for one in problems
    ]


def problem_url(one: PlacedProblem, ref: str) -> str:
    """The address of the cell that a problem is about, on whichever page it stands."""
    if is_signature(one.table, one.column):
        return reverse("appraisals:baseline", args=[ref])
    address = reverse("appraisals:section", args=[ref, one.table])
    where = f"?row={one.row}&column={one.column}" if one.row else ""
    known = one.row or (one.table == CASE.name and one.column != "editions")
    return f"{address}{where}{'#' + problem_target(one) if known else ''}"


def _weight(parts: Mapping[str, str]) -> int:
    return 2 * sum(map(len, parts.values()))


def _set_links(page: SectionPage) -> list[dict[str, Any]]:
    if len(page.sets) < 2:
        return []
    first = page.sets[0].slug
    return [
        {
            "words": one.title,
            "url": page.query(columns=one.slug if one.slug != first else ""),
            "here": one is page.chosen,
        }
        for one in page.sets
    ]


def _option_links(page: SectionPage) -> list[dict[str, Any]]:
    if not page.options:
        return []
    every = {"words": "All options", "url": page.query(option="", page=""), "here": not page.option}
    return [every] + [
        {
            "words": title,
            "url": page.query(option=one, page=""),
            "here": one == page.option,
        }
        for one, title in page.options
    ]


def _page_links(page: SectionPage) -> list[dict[str, Any]]:
    if page.pages < 2:
        return []
    return [
        {"words": str(number), "url": page.query(page=number), "here": number == page.page}
        for number in range(1, page.pages + 1)
    ]


def _rows_words(page: SectionPage) -> str:
    if not page.of_rows:
        return "No rows yet"
    first = (page.page - 1) * ROWS_A_PAGE + 1
    last = first + len(page.rows) - 1
    if page.pages == 1:
        return f"{page.of_rows} row{'' if page.of_rows == 1 else 's'}"
    return f"Rows {first} to {last} of {page.of_rows}"
