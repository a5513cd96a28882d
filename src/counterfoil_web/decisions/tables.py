"""The list of decisions as CSV and Excel, safe to open."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import xlsxwriter
from django.utils import timezone

from counterfoil.csv_text import csv_text
from counterfoil.guide import gate
from counterfoil_web.decisions.models import Decision

HEADINGS = (
    "Decision number",
    "Partnership",
    "Gate",
    "Decision",
    "What was asked",
    "Value (£, whole life, before VAT)",
    "State",
    "Asked on",
    "Decided on",
    "Decided by",
    "Published on",
)
Row = tuple[str, ...]


def decision_rows(decisions: Iterable[Decision]) -> list[Row]:
    """Each decision as text, under HEADINGS."""
    return [
        (
            f"{one.partnership.ref}/{one.number}",
            one.partnership.title,
            gate(one.gate).name,
            one.title,
            one.asked,
            f"{one.value_gbp:.2f}",
            one.get_state_display(),
            _day(one.proposed_at),
            _day(one.decided_at),
            "; ".join(
                f"{act.organisation.name}: {act.outcome} ({act.office})" for act in one.acts.all()
            ),
            _day(one.published_at),
        )
        for one in decisions
    ]


def csv_file(decisions: Iterable[Decision]) -> tuple[bytes, str]:
    """The list as CSV; a cell that a spreadsheet would take for a formula is quoted."""
    rows = csv_text([HEADINGS, *decision_rows(decisions)])
    return rows.encode(), "text/csv; charset=utf-8"


def excel_file(decisions: Iterable[Decision]) -> tuple[bytes, str]:
    """The list as a workbook, every cell as text but the value."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        pounds = book.add_format({"num_format": "#,##0.00"})
        sheet = book.add_worksheet("Decisions")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(HEADINGS) - 1, 24)
        for at, heading in enumerate(HEADINGS):
            sheet.write_string(0, at, heading, bold)
        for line, row in enumerate(decision_rows(decisions), 1):
            for at, cell in enumerate(row):
                if HEADINGS[at].startswith("Value"):
                    sheet.write_number(line, at, float(cell), pounds)
                else:
                    sheet.write_string(line, at, cell)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return kept.getvalue(), kind


EXPORTS: dict[str, Callable[[Iterable[Decision]], tuple[bytes, str]]] = {
    "csv": csv_file,
    "xlsx": excel_file,
}


def _day(moment: object) -> str:
    return "" if moment is None else timezone.localtime(moment).strftime("%Y-%m-%d")  # type: ignore[arg-type]
