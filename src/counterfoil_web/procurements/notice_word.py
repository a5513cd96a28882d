"""The draft of a notice as a Word document, its marking at the head and foot of each page."""

from __future__ import annotations

import io

from counterfoil.access import Marking
from counterfoil.parameters.notice_contents import REGULATIONS
from counterfoil.procurement.notice_drafts import NoticeDraft
from counterfoil.reports.word_case import without_clock
from counterfoil.reports.wording import safe_text

DRAFT = "Draft: not published. Somebody checks it and publishes it on the central digital platform."


def notice_word(draft: NoticeDraft, marking: Marking, illustrative: str = "") -> bytes:
    """The draft as the bytes of a .docx file."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    document.core_properties.title = safe_text(draft.title)
    document.core_properties.author = "Counterfoil"
    document.core_properties.comments = marking.banner
    document.core_properties.language = "en-GB"
    for place in (document.sections[0].header, document.sections[0].footer):
        paragraph = place.paragraphs[0]
        paragraph.text = marking.banner
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_heading(safe_text(draft.title), level=0)
    document.add_paragraph(f"{DRAFT} {draft.kind.law}.", style="Subtitle")
    if illustrative:
        document.add_paragraph(safe_text(f"Illustrative. {illustrative}"))
    if draft.missing:
        count = len(draft.missing)
        words = f"Not complete: {count} {'field is' if count == 1 else 'fields are'} to be written."
        document.add_paragraph().add_run(words).bold = True
    if any(part.law for part in draft.parts):
        document.add_paragraph(REGULATIONS)
    for part in draft.parts:
        document.add_heading(safe_text(part.heading), level=2)
        if part.text:
            document.add_paragraph(safe_text(part.text))
        if part.missing:
            document.add_paragraph(safe_text(f"Still to be written: {part.missing}."))
        if part.law:
            check = ". That text was not read here: check it" if part.recalled else ""
            document.add_paragraph(safe_text(f"{part.law}{check}."), style="Caption")
    kept = io.BytesIO()
    document.save(kept)
    return without_clock(kept.getvalue())
