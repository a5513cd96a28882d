from __future__ import annotations

from counterfoil.casefile.rows import Cell, Form, Row, row_key
from counterfoil.casefile.tables import TABLES


def test_a_cell_that_is_not_there_has_a_place_all_the_same():
    row = Row({"id": Cell(" x ", "lines.csv, line 2, column id")}, "lines.csv, line 2")

    assert row.where_of("id") == "lines.csv, line 2, column id"
    assert row.where_of("title") == "lines.csv, line 2, column title"
    assert row.where_of("") == "lines.csv, line 2"
    assert (row.text("id"), row.text("title")) == ("x", "")


def test_a_record_of_two_ids_is_named_by_both():
    row = Row({"option": Cell("partner", ""), "id": Cell("charge", "")}, "")

    assert row_key(TABLES["lines"], row) == "partner/charge"


def test_blank_is_what_nobody_can_see():
    assert [Cell(text, "").is_blank for text in ("", " \t", "0")] == [True, True, False]
    assert Row({"id": Cell("=1", "", Form.REFUSED)}, "").has_refused_cell
