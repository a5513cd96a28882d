"""The public statement as a Word document."""

from __future__ import annotations

import io

from docx import Document

from counterfoil.outcomes.verdict import verdict
from counterfoil.reports.public_statement import public_statement
from counterfoil.reports.public_statement_word import public_statement_word
from tests.fixtures.small_ledgers import MET, VOLUMES, ledger


def test_it_has_every_part_and_is_the_same_each_time():
    told = public_statement(
        verdict(ledger(*VOLUMES, *MET, illustrative="Made up.")), fingerprint="ab12"
    )
    written = public_statement_word(told)
    document = Document(io.BytesIO(written))
    text = " ".join(one.text for one in document.paragraphs)

    assert told.sentence in text
    assert "Made up." in text
    assert "ab12" in text
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"£128,000.00", "+£18,000.00", "No evidence."} <= cells
    assert written == public_statement_word(told)
