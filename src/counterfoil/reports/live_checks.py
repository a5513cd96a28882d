"""Checks that the input sheets still have the shape that the formulas were made for."""

from __future__ import annotations

from collections.abc import Iterator

from counterfoil.reports.live_flows import FlowsSheet
from counterfoil.reports.live_inputs import LiveInputs, as_text
from counterfoil.reports.live_sheet import FIRST_YEAR, ID, TITLE, LiveSheet, quoted

_TABLES = {
    "options": "id",
    "bodies": "id",
    "indices": "id",
    "delays": "id",
    "drivers": "id",
    "profiles": "id",
    "bands": "table",
    "lines": "id",
    "risks": "id",
    "budgets": "id",
}


def write_checks(sheet: LiveSheet, inputs: LiveInputs, flows: FlowsSheet, row: int) -> str:
    """A row for each check, 0 when it holds; the cell that adds them up."""
    sheet.block(row, "Checks", "0: it holds", ("not held",))
    first = row + 1
    for mark, what, formula in _checks(inputs, flows):
        row += 1
        sheet.text(row, ID, mark)
        sheet.text(row, TITLE, what)
        sheet.formula(row, FIRST_YEAR, formula, 0, "whole")
    total = f"SUM({sheet.at(first, FIRST_YEAR)}:{sheet.at(row, FIRST_YEAR)})"
    sheet.label(row + 1, "all", "Checks that do not hold", "", "total_text")
    sheet.formula(row + 1, FIRST_YEAR, total, 0, "total")
    return sheet.at(row + 1, FIRST_YEAR, "both")


def _checks(inputs: LiveInputs, flows: FlowsSheet) -> Iterator[tuple[str, str, str]]:
    yield from _row_checks(inputs)
    for option in flows.options:
        formula = f"SUM({flows.terms.all(option, 'changed')})"
        yield option, "Its lines and risks are where and of the kind they were", formula
    yield from _field_checks(inputs)
    case = inputs.case
    yield _unmoved(inputs, "options", "role", [option.role.value for option in case.options])
    yield _unmoved(inputs, "bodies", "kind", [body.kind.value for body in case.bodies])
    yield _unmoved(inputs, "indices", "series", [index.series for index in case.indices])
    for table in ("options", "bodies", "indices", "drivers"):
        if inputs.keys(table):
            yield _unmoved(inputs, table, "id", list(inputs.keys(table)))


def _row_checks(inputs: LiveInputs) -> Iterator[tuple[str, str, str]]:
    for table, column in _TABLES.items():
        count = len(inputs.keys(table))
        rows = inputs.records_below(table, column)
        formula = f"IF(SUMPRODUCT(--(LEN({rows})>0))={count},0,1)"
        yield table, f"The sheet {table} has {count} rows", formula


def _field_checks(inputs: LiveInputs) -> Iterator[tuple[str, str, str]]:
    case = inputs.case
    stated = {"first_year": str(case.first_year), "years": str(case.years)}
    stated |= {f"editions.{key}": value for key, value in case.editions.items()}
    for column, text in stated.items():
        formula = f"IF(EXACT({as_text(inputs.field(column))},{quoted(text)}),0,1)"
        yield column, f"It is still {text}", formula


def _unmoved(inputs: LiveInputs, table: str, column: str, texts: list[str]) -> tuple[str, str, str]:
    """A column holds the same texts in the same order."""
    listed = "{" + ";".join(map(quoted, texts)) + "}"
    same = f'SUMPRODUCT(--({inputs.column(table, column)}&""={listed}))'
    formula = f"IF({same}={len(texts)},0,1)"
    return table, f"Its column {column} is as it was, in the same order", formula
