"""Marked sheets and tables of the Word papers."""

import io

from docx import Document
from docx.oxml.ns import qn

from counterfoil.reports.word_tables import add_table, bytes_of, new_paper


def test_a_sheet_is_marked_at_its_head_and_foot():
    section = Document(io.BytesIO(bytes_of(new_paper("Title", "OFFICIAL")))).sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL"
    assert section.footer.paragraphs[0].text == "OFFICIAL"


def test_the_head_of_a_table_repeats_and_control_characters_are_left_out():
    paper = new_paper("Title", "OFFICIAL", landscape=True)
    add_table(paper, ("A", "B"), [("x\x07y", "1")], widths=(50, 50), numeric=(1,))
    table = Document(io.BytesIO(bytes_of(paper))).tables[0]

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].cells[0].text == "xy"
