"""The draft of a decision notice in Word, for the policing body to check and publish."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document
from docx.shared import Pt

NOT_PUBLISHED = "Draft for publication: not published"


def decision_notice_docx(
    *,
    title: str,
    reference: str,
    partnership: str,
    sections: Iterable[tuple[str, Iterable[str]]],
    status: str = NOT_PUBLISHED,
    banner: str = "OFFICIAL",
) -> bytes:
    """The notice as a Word file.

    sections: headings with their paragraphs, as `counterfoil.gates.notice_paragraphs` gives them.
    status: whether it is published. banner: the protective marking, in the header and the footer.
    """
    document = Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = title
    document.core_properties.author = ""
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{banner}\t\t{status}"
    section.footer.paragraphs[0].text = f"{banner}\t\tDecision {reference}"
    document.add_heading("Decision notice", level=0)
    document.add_heading(title, level=1)
    document.add_paragraph(f"Partnership: {partnership}")
    document.add_paragraph(f"Decision number: {reference}")
    for heading, paragraphs in sections:
        document.add_heading(heading, level=2)
        several = list(paragraphs)
        style = "List Bullet" if len(several) > 1 else None
        for paragraph in several:
            document.add_paragraph(paragraph, style=style)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
