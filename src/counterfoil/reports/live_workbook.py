"""The answer as an Excel workbook whose result cells are formulas on the case's own sheets."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal
from counterfoil.casefile.workbook_writer import WORKBOOK_OPTIONS, write_sheets
from counterfoil.files import write_bytes
from counterfoil.reports.live_answer import AnswerWriter
from counterfoil.reports.live_flows import write_flows
from counterfoil.reports.live_inputs import LiveInputs
from counterfoil.reports.live_prices import write_prices
from counterfoil.reports.live_purse import write_purse
from counterfoil.reports.live_sheet import LiveSheet, Styles, print_marking
from counterfoil.reports.live_steps import case_steps
from counterfoil.reports.live_terms import write_terms
from counterfoil.reports.live_volumes import write_volumes

SHEETS = ("Answer", "Volumes", "Prices", "Terms", "Flows", "Purse")
"""The result sheets; `counterfoil from-excel` passes them over."""


def write_live_workbook(
    case: BusinessCase, appraisal: Appraisal, path: Path, *, review_text: str = "Not reviewed"
) -> None:
    """Write a case's answer with live formulas, all of the file or nothing.

    Result cells trace back to the input sheets, so that changing an assumption in Excel or
    LibreOffice moves the answer; what the engine reckoned stands in each cell until then. What
    the simulation found is written as plain figures and labelled so. The file can be brought
    back with `counterfoil from-excel`.
    review_text: the standing of the review, on every result sheet and every printed page.
    Raises: UnwritableOutput when the file cannot be written.
    """
    write_bytes(path, live_workbook_bytes(case, appraisal, review_text=review_text))


def live_workbook_bytes(
    case: BusinessCase,
    appraisal: Appraisal,
    *,
    review_text: str = "Not reviewed",
    marking: str = "",
) -> bytes:
    """The same workbook as bytes; the same case and answer give the same bytes.

    marking: the protective marking, on every printed page of every sheet.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS)
    workbook.set_properties(
        {
            "title": appraisal.title,
            "comments": review_text,
            "created": datetime(2000, 1, 1),  # noqa: DTZ001 - a workbook's date has no zone
        }
    )
    styles = Styles(workbook)
    answer = LiveSheet(workbook, SHEETS[0], styles)
    cells = write_sheets(workbook, case)
    inputs, steps = LiveInputs(case, cells), case_steps(case)
    volumes_sheet, prices_sheet, terms_sheet, flows_sheet, purse_sheet = (
        LiveSheet(workbook, name, styles) for name in SHEETS[1:]
    )
    prices = write_prices(prices_sheet, inputs, steps, review_text)
    volumes = write_volumes(volumes_sheet, inputs, steps, prices, review_text)
    terms = write_terms(terms_sheet, inputs, steps, prices, volumes, review_text)
    flows = write_flows(flows_sheet, inputs, steps, prices, volumes, terms, appraisal, review_text)
    purse = write_purse(purse_sheet, inputs, flows, appraisal, review_text)
    AnswerWriter(answer, inputs, appraisal, prices, flows, purse).write(review_text)
    answer.worksheet.activate()
    if marking:
        print_marking(workbook, marking, review_text)
    workbook.close()
    return buffer.getvalue()
