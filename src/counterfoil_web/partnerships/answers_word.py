"""A room's questions and answers as a Word document, its marking at head and foot of each page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counterfoil.access import Marking
from counterfoil.reports.wording import safe_text
from counterfoil_web.partnerships.question_rows import QuestionRow

NO_ANSWER = "Nobody has answered this yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersDocument:
    """What the document holds. views: what second persons said, by question id."""

    partnership: str
    room: str
    about: str
    synthesis: str
    rows: Sequence[QuestionRow]
    views: dict[str, list[str]]
    marking: Marking


def word_bytes(told: AnswersDocument) -> bytes:
    """The document as the bytes of a .docx file."""
    from docx import Document

    document = Document()
    document.core_properties.title = f"{told.room}: {told.partnership}"
    document.core_properties.author = "Counterfoil"
    document.core_properties.comments = told.marking.banner
    document.core_properties.language = "en-GB"
    _mark(document, told.marking)
    document.add_heading(safe_text(told.room), level=0)
    document.add_paragraph(safe_text(told.partnership), style="Subtitle")
    document.add_paragraph(safe_text(told.about))
    for row in told.rows:
        _question(document, row, told.views.get(row.id, []))
    document.add_paragraph(told.synthesis, style="Caption")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _question(document: Any, row: QuestionRow, views: list[str]) -> None:
    document.add_heading(safe_text(f"{row.id}: {row.text}"), level=1)
    _line(document, "How far it is", row.state)
    for paragraph in (row.answer or NO_ANSWER).splitlines():
        document.add_paragraph(safe_text(paragraph))
    for name, words in (
        ("Evidence", row.evidence),
        ("Owner", row.owner),
        ("Due", row.due),
        ("Weak", row.weak),
        ("Written", row.written),
    ):
        if words:
            _line(document, name, words)
    for view in views:
        document.add_paragraph(safe_text(view), style="List Bullet")


def _line(document: Any, name: str, words: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{name}: ").bold = True
    paragraph.add_run(safe_text(words))


def _mark(document: Any, marking: Marking) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    for place in (section.header, section.footer):
        paragraph = place.paragraphs[0]
        paragraph.text = marking.banner
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
