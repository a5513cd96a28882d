"""The draft of a notice as a Word document."""

from __future__ import annotations

import io

from docx import Document

from counterfoil.access import Marking
from counterfoil.procurement.notice_drafts import notice_draft
from counterfoil.procurement.timetable import timetable
from counterfoil_web.procurements.notice_word import notice_word
from tests.fixtures.procurement_plans import a_plan


def test_it_bears_its_marking_what_is_missing_and_what_is_made_up():
    draft = notice_draft(timetable(a_plan()), "UK4")
    content = notice_word(draft, Marking.OFFICIAL_SENSITIVE_COMMERCIAL, "All made up.")
    document = Document(io.BytesIO(content))
    text = "\n".join(one.text for one in document.paragraphs)
    header = document.sections[0].header.paragraphs[0].text
    assert header == Marking.OFFICIAL_SENSITIVE_COMMERCIAL.banner
    assert "Draft: not published." in text
    assert "27 November 2026 at 12:00" in text
    assert "Still to be written: write criteria with their weights (s.23)." in text
    assert "Illustrative. All made up." in text
    assert content == notice_word(draft, Marking.OFFICIAL_SENSITIVE_COMMERCIAL, "All made up.")
