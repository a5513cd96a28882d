"""Statements in words."""

from datetime import date

from counterfoil.contract.lines import Section
from counterfoil.contract.statements import close, statement
from counterfoil_web.contracts.presenters import (
    SECTION_WORDS,
    deducted,
    month_rows,
    part_views,
    sections_of,
)
from tests.web.contracts.conftest import APRIL, DOCUMENT, figures

MADE = statement(DOCUMENT, figures(), APRIL, on=date(2026, 11, 22))


def test_sections_stand_in_order_with_their_sums():
    found = [(one.title, one.total_gbp) for one in sections_of(MADE.lines)]
    assert found == [
        ("Charges", 185_000),
        ("Performance deductions", -4_000),
        ("VAT", 36_200),
    ]
    assert set(SECTION_WORDS) == set(Section)


def test_each_figure_of_a_line_says_where_it_comes_from():
    line = next(one for one in MADE.lines if one.of == "detentions-charge")
    assert [(part.name, part.text, part.clause, part.records) for part in part_views(line)] == [
        ("volume", "1,000", "", ("v-2026-04",)),
        ("rate", "£85.00", "Schedule 7", ()),
    ]


def test_months_newest_first():
    closed = close(DOCUMENT, MADE)
    rows = month_rows([closed], APRIL + 1, None, proposed=True)
    assert [(row.state, row.total_gbp, row.deducted_gbp) for row in rows] == [
        ("Waits for finance", None, 0),
        ("Closed", 217_200, 4_000),
    ]
    assert month_rows([], None, None, proposed=False) == ()
    assert APRIL.words == "April 2026"
    assert deducted(MADE.lines) == 4_000
