from __future__ import annotations

import pytest

from counterfoil.appraisal.business_case import Heading
from counterfoil.casefile.record_reader import (
    RecordReader,
    first_unwritable,
    is_unwritable,
    shown,
)
from counterfoil.casefile.rows import Cell, Form, Row
from counterfoil.casefile.tables import TABLES


def reader(table: str, cells: dict[str, Cell | str], noun: str = "column ") -> RecordReader:
    made = {
        name: Cell(cell, f"here, {name}") if isinstance(cell, str) else cell
        for name, cell in cells.items()
    }
    return RecordReader(TABLES[table], Row(made, "here", noun), [])


def told(row: RecordReader) -> list[tuple[str, str]]:
    return [(problem.what, problem.mend) for problem in row.problems]


def test_every_problem_of_a_row_is_gathered():
    row = reader("lines", {"amount": "£5", "heading": "chrage", "start": "2017/18", "id": "a b"})

    assert row.number("amount") is None
    assert row.word("heading", Heading) is None
    assert row.year("start") is None
    row.id("id")
    assert [what for what, _ in told(row)] == [
        "'£5' is not a plain number",
        "'chrage' is not a word for heading",
        "'2017/18' is not a financial year",
        "'a b' is not an id",
    ]
    assert told(row)[3][1].endswith("such as a-b")


@pytest.mark.parametrize("text", ["dyfed-powys", "ynys-môn", "2013", "a_b-c", "Ŵyl"])
def test_ids_of_any_letters_are_taken(text):
    row = reader("lines", {"id": text})

    assert row.id("id") == text
    assert told(row) == []


@pytest.mark.parametrize("text", ["-a", "_a", "a/b", "a.b", "a;b", "a#1", "a~b", "a:b", "a\u00a0b"])
def test_ids_hold_no_marks_that_mean_something_elsewhere(text):
    row = reader("lines", {"id": text})
    row.id("id")

    assert len(row.problems) == 1


def test_text_is_kept_with_its_blanks_and_line_ends_are_one():
    row = reader("lines", {"note": "  a\r\nb\rc "})

    assert row.text("note") == "  a\nb\nc "


def test_a_required_cell_that_is_blank_is_told_with_the_words_to_choose_from():
    row = reader("lines", {"heading": " "})
    row.word("heading", Heading)

    assert told(row)[0][0] == "heading is blank"
    assert "charge, retained_cost" in told(row)[0][1]


def test_a_column_that_is_not_there_is_told_by_the_header_alone():
    assert told_after(reader("lines", {})) == []
    assert told_after(reader("options", {}, noun="")) == ["title is blank"]


def told_after(row: RecordReader) -> list[str]:
    row.text("title")
    return [what for what, _ in told(row)]


@pytest.mark.parametrize(
    ("form", "text", "what"),
    [
        (Form.TRUTH, "true", "true is a truth value, not text"),
        (Form.NUMBER, "1.1", "1.1 is a number, and its text may have been cut"),
        (Form.DATE, "2011-12-01", "Excel has made title the date 2011-12-01"),
        (Form.UNTYPED, "a\x07b", "title holds the control character U+0007"),
    ],
)
def test_text_that_was_typed_as_something_else_is_told(form, text, what):
    row = reader("lines", {"title": Cell(text, "here", form)})
    row.text("title")

    assert [found for found, _ in told(row)] == [what]


def test_whole_numbers_from_excel_are_taken_as_text():
    row = reader("lines", {"title": Cell("2017", "here", Form.NUMBER)})

    assert (row.text("title"), told(row)) == ("2017", [])


@pytest.mark.parametrize(
    ("form", "mend"),
    [
        (Form.QUOTED, "take the quotation marks away: amount: 5"),
        (Form.DATE, "set the cell's format to General and type the number again"),
    ],
)
def test_numbers_that_were_typed_as_something_else_are_told(form, mend):
    row = reader("lines", {"amount": Cell("5", "here", form)})

    assert row.number("amount") is None
    assert [found for _, found in told(row)] == [mend]


def test_a_number_that_excel_keeps_as_text_is_read():
    assert reader("lines", {"amount": Cell("5.5", "here", Form.TEXT)}).number("amount") == 5.5


def test_what_was_refused_already_is_not_told_again():
    row = reader("lines", {"title": Cell("=A1", "here", Form.REFUSED)})

    assert (row.text("title"), told(row)) == ("", [])


@pytest.mark.parametrize(
    ("text", "truth"), [("yes", True), ("TRUE", True), ("no", False), ("", False)]
)
def test_yes_and_no(text, truth):
    assert reader("lines", {"transfer": text}).truth("transfer") is truth


def test_neither_yes_nor_no():
    row = reader("lines", {"transfer": "maybe"})
    row.truth("transfer")

    assert told(row) == [("'maybe' is neither yes nor no", "write yes or no")]


def test_a_real_date_is_read_where_dates_belong():
    row = reader("baseline", {"as_at": Cell("2016-03-31", "here", Form.DATE)})

    assert (row.date("as_at"), told(row)) == ("2016-03-31", [])


def test_a_whole_number_that_would_lose_digits_is_refused():
    row = reader("case", {"simulation.seed": "9007199254740993"})

    assert row.whole("simulation.seed", 1) == 1
    assert "more digits than a cell of Excel keeps" in told(row)[0][0]


def test_parts_of_a_whole_are_not_whole():
    row = reader("case", {"years": "2.5"})

    assert row.whole("years", 1) == 1
    assert told(row) == [("2.5 is not a whole number", "write such as 2")]


def test_a_reference_class_has_no_place_in_a_plain_distribution():
    row = reader("risks", {"impact": "reference_class(kind=custody, ratio=x)"})

    assert row.distribution("impact") is None
    assert told(row)[0][0] == "a reference class cannot stand here"


def test_uncertainty_of_nothing_is_told():
    row = reader("lines", {"uncertainty_of": "amount"})

    assert row.uncertainty() is None
    assert told(row)[0][0] == "there is no uncertainty for it to speak of"


def test_a_column_that_no_table_has_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        reader("lines", {}).text("colour")


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\x85", "\ud800", "\uffff"])
def test_some_marks_can_be_kept_nowhere(mark):
    assert is_unwritable(mark)


def test_long_texts_are_cut_where_they_are_quoted():
    assert len(shown("word " * 50)) == 62


def test_the_quick_look_at_a_text_agrees_with_the_rule_for_every_character():
    for number in range(0x11000):
        mark = chr(number)
        assert (first_unwritable(mark) is not None) == is_unwritable(mark), hex(number)
    assert first_unwritable("\U0001f600") is None
    assert first_unwritable("ok \U0001ffff") == "\U0001ffff"
