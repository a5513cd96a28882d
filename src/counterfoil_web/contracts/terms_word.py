"""A term sheet as a Word document, its marking at the head and foot of each page."""

from __future__ import annotations

import io
from typing import Any

from counterfoil.access import Marking
from counterfoil.contractfile.term_sheet import TermClause, TermSheet
from counterfoil.reports.word_case import without_clock
from counterfoil.reports.wording import safe_text

ABOUT = (
    "This sheet says in words what the arithmetic of the agreed document does. Where a clause of "
    "the contract is known it stands beside the title."
)


def sheet_word(sheet: TermSheet, marking: Marking, came_from: str) -> bytes:
    """The sheet as the bytes of a .docx file. came_from: which document it tells, in words."""
    from docx import Document

    document = Document()
    document.core_properties.title = safe_text(sheet.title)
    document.core_properties.author = "Counterfoil"
    document.core_properties.comments = marking.banner
    document.core_properties.language = "en-GB"
    _mark(document, marking)
    document.add_heading(safe_text(sheet.title), level=0)
    document.add_paragraph(safe_text(came_from), style="Subtitle")
    if sheet.illustrative:
        paragraph = document.add_paragraph()
        paragraph.add_run("Illustrative. ").bold = True
        paragraph.add_run(safe_text(sheet.illustrative))
    document.add_paragraph(ABOUT)
    for section in sheet.sections:
        document.add_heading(safe_text(f"{section.number}. {section.heading}"), level=1)
        for clause in section.clauses:
            _clause(document, clause)
    kept = io.BytesIO()
    document.save(kept)
    return without_clock(kept.getvalue())


def _clause(document: Any, clause: TermClause) -> None:
    paragraph = document.add_paragraph()
    where = f" ({clause.clause})" if clause.clause else ""
    paragraph.add_run(safe_text(f"{clause.number} {clause.title}{where}. ")).bold = True
    paragraph.add_run(safe_text(clause.text))


def _mark(document: Any, marking: Marking) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    for place in (section.header, section.footer):
        paragraph = place.paragraphs[0]
        paragraph.text = marking.banner
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
