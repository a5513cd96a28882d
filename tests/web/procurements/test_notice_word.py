"""The draft of a notice as a Word document."""

from __future__ import annotations

import io
from datetime import date

from docx import Document

from counterfoil.access import Marking
from counterfoil.procurement.contract_notice_drafts import contract_notice_draft
from counterfoil.procurement.contract_occasions import occasion_named
from counterfoil.procurement.notice_drafts import notice_draft
from counterfoil.procurement.timetable import timetable
from counterfoil_web.procurements.notice_word import notice_word
from tests.fixtures.procurement_plans import a_plan
from tests.fixtures.running_contracts import paid, running

DAY = date(2027, 1, 20)


def test_a_draft_of_the_running_contract_names_the_law_of_each_field():
    one = running()
    draft = contract_notice_draft(one, occasion_named(one, "UK11", "", date(2026, 11, 23)))
    document = Document(io.BytesIO(notice_word(draft, Marking.OFFICIAL_SENSITIVE_COMMERCIAL)))
    text = [each.text for each in document.paragraphs]
    assert "Not complete: 2 fields are to be written." in text
    assert "reg. 41(2)(e)." in text
    asked = occasion_named(running(paid("1", DAY, DAY)), "UK8", "", DAY)
    document = Document(
        io.BytesIO(
            notice_word(contract_notice_draft(one, asked), Marking.OFFICIAL_SENSITIVE_COMMERCIAL)
        )
    )
    assert any("That text was not read here: check it." in p.text for p in document.paragraphs)


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
