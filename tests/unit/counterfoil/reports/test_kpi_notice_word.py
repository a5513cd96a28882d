"""The draft contract performance notice in Word."""

import io
from datetime import date

from docx import Document

from counterfoil.performance.kpi_notice import KpiNotice, KpiResult
from counterfoil.performance.ratings import Rating
from counterfoil.reports.kpi_notice_word import kpi_notice_docx

NOTICE = KpiNotice(
    contract="example",
    title="Example\x00 contract",
    authority="Example force",
    supplier="Supplier",
    first_day=date(2026, 4, 1),
    last_day=date(2027, 3, 31),
    made_on=date(2027, 4, 20),
    results=(KpiResult(id="c", title="Calls", target="90%", result="92%", rating=Rating.GOOD),),
)


def test_it_holds_every_section_and_its_marking():
    document = Document(io.BytesIO(kpi_notice_docx(NOTICE, banner="OFFICIAL-SENSITIVE")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for words in ("Contract performance notice", "Example force", "Calls", "Rating: Good"):
        assert words in text
    header = document.sections[0].header.paragraphs[0].text
    assert header.startswith("OFFICIAL-SENSITIVE")
    assert "Draft: not published" in header


def test_the_same_notice_is_the_same_file():
    assert kpi_notice_docx(NOTICE) == kpi_notice_docx(NOTICE)
