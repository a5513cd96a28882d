"""The list of cases as CSV and Excel, safe to open."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import xlsxwriter

from counterfoil.csv_text import csv_text
from counterfoil.experience import PartnershipRecord, SavingStatement, promise_against_report
from counterfoil_web.experience.presenters import CaseRow, case_row

Cell = str | float | int | None
HEADINGS = (
    "Id",
    "Partnership",
    "Kind",
    "Began",
    "Ended",
    "How it stood",
    "Value (£)",
    "Saving promised (£)",
    "Promised as",
    "Promised over (years)",
    "Saving reported (£)",
    "Reported as",
    "Reported over (years)",
    "Reported over promised, lowest",
    "Reported over promised, highest",
    "Why it can or cannot be compared",
    "Outcome",
    "Confidence",
    "Sources",
)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDE = {"Partnership", "Outcome", "Sources", "Why it can or cannot be compared"}


def case_cells(record: PartnershipRecord) -> tuple[Cell, ...]:
    """A case under HEADINGS. A figure that is not known is left empty."""
    row: CaseRow = case_row(record.id)
    pair = promise_against_report(record)
    ratios = sorted(one.value for one in pair.readings)
    return (
        record.id,
        row.name,
        row.kind,
        record.start,
        record.end,
        row.stood,
        record.value_gbp,
        *_saving_cells(record.savings_promised),
        *_saving_cells(record.savings_reported),
        ratios[0] if ratios else None,
        ratios[-1] if ratios else None,
        pair.why,
        record.outcome,
        str(record.confidence),
        "; ".join(source.url for source in record.sources),
    )


def csv_file(records: Iterable[PartnershipRecord]) -> tuple[bytes, str]:
    """The cases as CSV; a cell that a spreadsheet would take for a formula is quoted."""
    rows = csv_text([HEADINGS, *map(case_cells, records)])
    return rows.encode(), "text/csv; charset=utf-8"


def excel_file(records: Iterable[PartnershipRecord]) -> tuple[bytes, str]:
    """The cases as a workbook: figures as numbers, everything else as text."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        ratio = book.add_format({"num_format": "0.000", "valign": "top"})
        sheet = book.add_worksheet("Experience base")
        sheet.freeze_panes(1, 2)
        for at, heading in enumerate(HEADINGS):
            sheet.set_column(at, at, 44 if heading in _WIDE else 18)
            sheet.write_string(0, at, heading, bold)
        for line, record in enumerate(records, 1):
            for at, cell in enumerate(case_cells(record)):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell, wrapped)
                elif cell is not None:
                    sheet.write_number(line, at, cell, ratio if isinstance(cell, float) else whole)
    return kept.getvalue(), EXCEL


EXPORTS: dict[str, Callable[[Iterable[PartnershipRecord]], tuple[bytes, str]]] = {
    "csv": csv_file,
    "xlsx": excel_file,
}


def _saving_cells(saving: SavingStatement | None) -> tuple[Cell, Cell, Cell]:
    return (
        (None, None, None)
        if saving is None
        else (
            saving.gbp,
            saving.basis_words,
            saving.period_years,
        )
    )
