"""A Word document with its protective marking and the state of its review on every page."""

from __future__ import annotations

import io
from typing import Any

from counterfoil.reports.word_case import without_clock
from counterfoil.reports.wording import safe_text


def marked_word(document: bytes, marking: str, review_text: str) -> bytes:
    """The document with a line at the top and at the foot of every page, whatever its template.

    marking: as it is printed, such as OFFICIAL-SENSITIVE: COMMERCIAL.
    """
    from docx import Document

    opened = Document(io.BytesIO(document))
    words = safe_text(f"{marking} · {review_text}")
    for place, section in enumerate(opened.sections):
        for header, footer in _pairs_in_use(section, opened):
            for part, at_top in ((header, True), (footer, False)):
                if place == 0 or not part.is_linked_to_previous:
                    _stamp(part, words, at_top=at_top)
    written = io.BytesIO()
    opened.save(written)
    return without_clock(written.getvalue())


def _pairs_in_use(section: Any, document: Any) -> list[tuple[Any, Any]]:
    """The headers of a section that are printed, each with its footer."""
    pairs = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer))
    if document.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
    return pairs


def _stamp(part: Any, words: str, *, at_top: bool) -> None:
    """One bold line, centred: first in a header, last in a footer."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    part.is_linked_to_previous = False
    line = part.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(words).bold = True
    if at_top:
        element = line._p
        element.getparent().insert(0, element)
