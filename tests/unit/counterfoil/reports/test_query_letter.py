"""The letter that queries invoices, read back."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from docx import Document

from counterfoil.reports.query_letter import QueriedDifference, QueryLetter, query_letter
from tests.fixtures.statement_papers import APRIL, MARKING

MISSED = QueriedDifference(
    cause="Deduction missed",
    title="Calls answered",
    clause="Schedule 8, 2",
    invoiced_gbp=Decimal(0),
    stated_gbp=Decimal(-4_000),
    why="the deduction is due",
    working="80% is worse than 90%: £4,000.00 = −£4,000.00",
)
LETTER = QueryLetter(
    contract="Example contract",
    authority="Example force",
    supplier="Supplier",
    month=APRIL,
    invoices=("INV-1",),
    differences=(MISSED, replace(MISSED, cause="VAT", title="VAT", stated_gbp=Decimal(-800))),
    marking=MARKING,
    is_closed=True,
    dated=date(2026, 5, 12),
)


def words_of(letter: QueryLetter) -> str:
    document = Document(io.BytesIO(query_letter(letter)))
    held = [one.text for one in document.paragraphs]
    held += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(held)


def test_it_lists_each_difference_with_clause_and_working_and_asks_for_the_sum():
    words = words_of(LETTER)
    for told in (
        "Date: 12 May 2026",
        "your invoice INV-1 against our closed statement of April 2026",
        "There are 2 differences",
        "Deduction missed: Calls answered (Schedule 8, 2)",
        "The statement has: 80% is worse than 90%: £4,000.00 = −£4,000.00.",
        "credit note for £4,800.00",
    ):
        assert told in words


def test_a_draft_says_that_it_was_not_sent():
    words = words_of(replace(LETTER, dated=None, is_closed=False, illustrative="Made up."))
    assert "Draft: not sent" in words
    assert "statement as it stands" in words
    assert "Illustrative. Made up." in words


def test_one_that_was_billed_too_little_asks_for_corrected_invoices():
    under = replace(MISSED, stated_gbp=Decimal(100))
    words = words_of(replace(LETTER, differences=(under,), note="Call us."))
    assert "There is one difference. Taken together, £100.00 less is billed than is due." in words
    assert "Send corrected invoices" in words
    assert "Call us." in words


def test_it_is_marked_and_always_the_same():
    section = Document(io.BytesIO(query_letter(LETTER))).sections[0]
    assert section.header.paragraphs[0].text == MARKING
    assert query_letter(LETTER) == query_letter(LETTER)
