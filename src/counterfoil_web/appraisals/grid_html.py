"""A table of a draft as an editable grid: a row for each record, a control in each cell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString, mark_safe

from counterfoil.casefile.case_text import CaseText, TextRow, row_digest
from counterfoil.casefile.columns import Column, Kind, Table
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil_web.appraisals.cell_html import (
    CellClash,
    CellOnPage,
    cell_id,
    column_hint,
    column_title,
    hint_id,
    plain_cell,
    table_cell,
)

NEW_ROW = "__row__"
"""The id of the row that is copied for each row that somebody adds."""

Key = tuple[str, str]

_ACTS = (("below", "Add below"), ("up", "Up"), ("down", "Down"), ("delete", "Delete"))


@dataclass(frozen=True, kw_only=True)
class Grid:
    """What is to be drawn: some rows of a table, in some columns.

    numbers: where each row stands in the whole table, counted from 1. typed: what somebody wrote
    that is not saved, by row and column.
    """

    table: Table
    rows: Sequence[TextRow]
    numbers: Mapping[str, int]
    columns: Sequence[Column]
    problems: Mapping[Key, Sequence[PlacedProblem]] = field(default_factory=dict)
    clashes: Mapping[Key, CellClash] = field(default_factory=dict)
    typed: Mapping[Key, str] = field(default_factory=dict)
    writable: bool = True


def problems_by_cell(problems: Sequence[PlacedProblem]) -> dict[Key, list[PlacedProblem]]:
    """The problems of a table by row and column; those of a whole row stand at its first cell."""
    found: dict[Key, list[PlacedProblem]] = {}
    for one in problems:
        table = TABLES.get(one.table)
        first = table.before[0].name if table and one.row else ""
        found.setdefault((one.row, one.column or first), []).append(one)
    return found


def row_title(table: Table, row: TextRow, number: int) -> str:
    """What a row is called: its title, else what names it, else its number."""
    key = "/".join(row.text(name) for name in table.key).strip("/")
    return row.text("title") or key or f"row {number}"


def grid_html(grid: Grid) -> SafeString:
    """The table, with a row to copy for those that are added; every text in it is escaped."""
    rows = "".join(_row(grid, row, grid.numbers[row.id]) for row in grid.rows)
    blank = TextRow(id=NEW_ROW, cells={})
    template = f"<template data-new-row>{_row(grid, blank, 0)}</template>" if grid.writable else ""
    return mark_safe(
        f'<table class="govuk-table app-grid" role="table" data-grid '
        f'data-whole="{grid.table.before[0].name}">'
        f'<caption class="govuk-visually-hidden">{escape(grid.table.title)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{_heads(grid)}</tr></thead>'
        f'<tbody role="rowgroup" data-rows>{rows}</tbody></table>{template}'
    )


def base_json(rows: Sequence[TextRow], columns: Sequence[Column]) -> str:
    """What each cell of the page says now, and a sign of each row: what a change is based on."""
    return json.dumps(
        {
            row.id: {
                "row": row_digest(row.cells),
                "cells": {column.name: row.text(column.name) for column in columns},
            }
            for row in rows
        },
        ensure_ascii=False,
    )


def hints_html(columns: Sequence[Column]) -> SafeString:
    """What each column holds, as a list that the controls refer to."""
    parts = "".join(
        f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">'
        f"{escape(column_title(column))}{'' if not column.required else ' (needed)'}</dt>"
        f'<dd class="govuk-summary-list__value" id="{hint_id(column.name)}">'
        f"{escape(column_hint(column))}</dd></div>"
        for column in columns
    )
    return mark_safe(f'<dl class="govuk-summary-list">{parts}</dl>')


def datalists_html(text: CaseText, columns: Sequence[Column]) -> SafeString:
    """The ids that cells of these columns may name, to be offered while somebody types."""
    wanted = {column.refers_to for column in columns if column.kind is Kind.REFERENCE}
    return mark_safe(
        "".join(_datalist(text, table) for table in RECORD_TABLES if table.name in wanted)
    )


def _datalist(text: CaseText, table: Table) -> str:
    options = "".join(
        f'<option value="{escape(row.text(table.key[-1]))}">{escape(row.text("title"))}</option>'
        for row in {row.text(table.key[-1]): row for row in text.rows(table.name)}.values()
        if row.text(table.key[-1])
    )
    return f'<datalist id="ids-{table.name}">{options}</datalist>'


def _heads(grid: Grid) -> str:
    cells = "".join(
        f'<th scope="col" role="columnheader" class="govuk-table__header" '
        f'data-column="{escape(column.name)}">{escape(column_title(column))}'
        f"{_needed(column)}</th>"
        for column in grid.columns
    )
    acts = '<th scope="col" role="columnheader" class="govuk-table__header">Row</th>'
    number = '<th scope="col" role="columnheader" class="govuk-table__header">No.</th>'
    return f"{number}{cells}{acts if grid.writable else ''}"


def _needed(column: Column) -> str:
    return '<span class="app-grid__needed"> (needed)</span>' if column.required else ""


def _row(grid: Grid, row: TextRow, number: int) -> str:
    title = row_title(grid.table, row, number) if row.id != NEW_ROW else "new row"
    cells = "".join(_cell(grid, row, column, title) for column in grid.columns)
    acts = _acts(row.id, title) if grid.writable else ""
    return (
        f'<tr role="row" class="app-grid__row" id="row-{row.id}" data-row="{row.id}" '
        f'data-digest="{row_digest(row.cells)}">'
        f'<th scope="row" role="rowheader" class="app-grid__number">{number or ""}</th>'
        f"{cells}{acts}</tr>"
    )


def _cell(grid: Grid, row: TextRow, column: Column, title: str) -> str:
    key = (row.id, column.name)
    text = grid.typed.get(key, row.text(column.name))
    problems, clash = grid.problems.get(key, ()), grid.clashes.get(key)
    if grid.writable and not problems and clash is None:
        return plain_cell(grid.table, column, row.id, title, text)
    return table_cell(
        CellOnPage(
            table=grid.table,
            column=column,
            row=row.id,
            row_title=title,
            text=text,
            problems=problems,
            clash=clash,
            writable=grid.writable,
        )
    )


def _acts(row: str, title: str) -> str:
    words = escape(title)
    buttons = "".join(
        f'<button class="app-grid__act" type="submit" name="act" value="{act}:{row}" '
        f'data-act="{act}" aria-label="{shown}: {words}">{shown}</button>'
        for act, shown in _ACTS
    )
    return f'<td role="cell" class="app-grid__acts">{buttons}</td>'


def problem_target(one: PlacedProblem) -> str:
    """The id of the control that a problem is about."""
    table = TABLES.get(one.table)
    first = table.before[0].name if table and one.row else ""
    return cell_id(one.row, one.column or first)


def problem_words(one: PlacedProblem) -> str:
    """A problem as a line of the list above the page."""
    return f"{one.problem.where}: {one.problem.what}" if one.column else one.problem.what
