"""The term sheet as Word."""

import io

from docx import Document

from counterfoil.access import Marking
from counterfoil.contractfile.term_sheet import term_sheet
from counterfoil_web.contracts.terms_word import sheet_word
from tests.web.contracts.conftest import DOCUMENT


def test_every_clause_stands_in_the_document_with_its_marking():
    sheet = term_sheet(DOCUMENT)

    read = Document(io.BytesIO(sheet_word(sheet, Marking.OFFICIAL, "Document 1")))

    text = "\n".join(one.text for one in read.paragraphs)
    for section in sheet.sections:
        assert f"{section.number}. {section.heading}" in text
        for clause in section.clauses:
            assert clause.text in text
    assert "Document 1" in text
    assert read.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert read.sections[0].footer.paragraphs[0].text == "OFFICIAL"
