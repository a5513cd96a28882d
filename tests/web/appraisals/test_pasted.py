from __future__ import annotations

import pytest

from counterfoil.casefile.tables import TABLES
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals import pasted
from counterfoil_web.appraisals.pasted import pasted_rows

SOURCES, LINES = TABLES["sources"], TABLES["lines"]


def cells(text, table=SOURCES, columns=None, **more):
    rows = pasted_rows(text, table, columns or table.columns, **more)
    return [dict(row.cells) for row in rows]


def test_cells_stand_in_the_columns_that_are_shown():
    assert cells("ledger\tLedger\r\nplan\tPlan\r\n") == [
        {"id": "ledger", "title": "Ledger"},
        {"id": "plan", "title": "Plan"},
    ]


def test_headings_say_where_cells_stand():
    assert cells("Title (needed)\tId\nLedger\tledger") == [{"title": "Ledger", "id": "ledger"}]
    assert cells("title\tconfidence\nLedger\tconfirmed")[0]["confidence"] == "confirmed"


def test_quoted_cells_keep_their_tabs_and_lines():
    assert cells('ledger\t"one\ntwo"')[0]["title"] == "one\ntwo"


def test_the_option_that_is_shown_is_filled_in():
    rows = cells("\tstaff\tStaff", LINES, LINES.columns, option="as-now")

    assert rows == [{"option": "as-now", "id": "staff", "title": "Staff"}]


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t"])
def test_nothing_is_nothing_to_add(text):
    with pytest.raises(InvalidValue, match="nothing to add"):
        cells(text)


def test_more_cells_than_columns_are_told_with_the_row():
    with pytest.raises(InvalidValue, match="row 2 has 6 cells"):
        cells("a\tA\n" + "\t".join("bcdefg"))


def test_too_many_rows_are_told_with_the_limit(monkeypatch):
    monkeypatch.setattr(pasted, "MOST_ROWS", 2)
    with pytest.raises(InvalidValue, match="at most 2"):
        cells("a\nb\nc")


def test_words_as_pages_show_them_become_those_that_a_case_keeps():
    rows = cells("Heading\tAmount kind\nSupplier's charge\t£ once\nbenefit\tflat", LINES)

    assert rows == [
        {"heading": "charge", "amount_kind": "one_off"},
        {"heading": "benefit", "amount_kind": "flat"},
    ]
