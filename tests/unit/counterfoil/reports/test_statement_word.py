"""A statement in Word, read back."""

import io

from docx import Document

from counterfoil.reports.statement_word import statement_word
from tests.fixtures.statement_papers import MARKING, paper


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    held = [one.text for one in document.paragraphs]
    held += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(held)


def test_each_line_stands_with_its_working_clause_and_record():
    words = words_of(statement_word(paper()))
    for told in (
        "Statement of April 2026",
        "1,000 × £85.00 = £85,000.00",
        "Schedule 7",
        "−£4,000.00",
        "£217,200.00",
        "custody.xlsx, row 4",
        "Open: as it stands on 22 November 2026.",
    ):
        assert told in words


def test_the_marking_stands_at_the_head_and_foot():
    section = Document(io.BytesIO(statement_word(paper()))).sections[0]
    assert section.header.paragraphs[0].text == MARKING
    assert section.footer.paragraphs[0].text == MARKING


def test_what_is_missing_lost_and_illustrative_is_told():
    data = statement_word(
        paper(missing=("No volume.",), lost=("£1 lost.",), illustrative="Made up.")
    )
    words = words_of(data)
    assert "No volume." in words
    assert "£1 lost." in words
    assert "Illustrative. Made up." in words


def test_the_same_statement_gives_the_same_file():
    assert statement_word(paper()) == statement_word(paper())
