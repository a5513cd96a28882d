"""The draft contract performance notice in Word, for the authority to check and publish."""

from __future__ import annotations

import io

from docx import Document
from docx.shared import Pt

from counterfoil.performance.kpi_notice import DRAFT, KpiNotice, notice_sections
from counterfoil.reports.word_case import without_clock
from counterfoil.reports.wording import safe_text


def kpi_notice_docx(notice: KpiNotice, *, banner: str = "OFFICIAL") -> bytes:
    """The notice as a Word file. banner: the protective marking, in the header and the footer."""
    document = Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = safe_text(f"Contract performance notice: {notice.title}")
    document.core_properties.author = ""
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{banner}\t\t{DRAFT}"
    section.footer.paragraphs[0].text = f"{banner}\t\t{DRAFT}"
    document.add_heading("Contract performance notice", level=0)
    for heading, paragraphs in notice_sections(notice):
        document.add_heading(safe_text(heading), level=2)
        for paragraph in paragraphs:
            document.add_paragraph(safe_text(paragraph))
    kept = io.BytesIO()
    document.save(kept)
    return without_clock(kept.getvalue())
