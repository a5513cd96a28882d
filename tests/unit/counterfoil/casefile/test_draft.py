from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.casefile.case_text import CaseText, TextRow, text_of_case
from counterfoil.casefile.draft import case_of_text, read_text_case
from counterfoil.casefile.template import template_case


@pytest.fixture(scope="module")
def text() -> CaseText:
    return text_of_case(template_case("custody"))


def changed(text: CaseText, table: str, row: str, **cells: str) -> CaseText:
    rows = tuple(
        TextRow(id=one.id, cells={**one.cells, **cells}) if one.id == row else one
        for one in text.rows(table)
    )
    return replace(text, tables={**text.tables, table: rows})


def test_a_sound_draft_makes_its_case(text):
    read = read_text_case(text)

    assert read.case == template_case("custody") == case_of_text(text)
    assert read.errors == ()


def test_a_cell_that_cannot_be_read_is_placed_and_told_in_words(text):
    read = read_text_case(changed(text, "lines", "r3", amount="£1,200"))

    placed = read.errors[0]
    assert read.case is None
    assert (placed.table, placed.row, placed.column) == ("lines", "r3", "amount")
    assert placed.problem.where == "Lines, row 3, amount"
    assert placed.problem.mend == "write 1200"


def test_a_field_of_the_case_is_placed_too(text):
    read = read_text_case(replace(text, fields={**text.fields, "stage": "OBK"}))

    assert [(one.table, one.row, one.column) for one in read.errors] == [("case", "", "stage")]
    assert read.of_table("case") == read.errors


def test_what_does_not_fit_together_is_placed_at_its_cell(text):
    read = read_text_case(changed(text, "options", "r2", role="counterfactual"))

    assert ("options", "r2", "role") in [(o.table, o.row, o.column) for o in read.errors]


def test_a_record_that_stands_twice_names_the_first_by_its_row(text):
    twice = replace(text.rows("drivers")[0], id="again")
    drivers = (*text.rows("drivers"), twice)
    read = read_text_case(replace(text, tables={**text.tables, "drivers": drivers}))

    placed = next(one for one in read.errors if one.row == "again")
    assert "it is also in Drivers, row 1, id" in placed.problem.what


def test_an_empty_draft_says_what_it_needs_and_makes_nothing():
    read = read_text_case(CaseText())

    assert read.case is None
    needed = {one.column for one in read.errors if one.table == "case"}
    assert {"id", "title", "first_year", "years", "author", "purpose"} <= needed


def test_control_characters_of_ours_are_refused_like_any(text):
    read = read_text_case(changed(text, "lines", "r1", note="a\x1eb\x1dc"))

    assert [(one.row, one.column) for one in read.errors] == [("r1", "note")]
    assert "control character" in read.errors[0].problem.what


def test_warnings_stop_nothing(text):
    warnings = [one for one in read_text_case(text).problems if not one.stops]

    assert [(one.table, one.column) for one in warnings] == [("baseline", "signed_by")]


def test_a_text_that_makes_no_case_has_none(text):
    assert case_of_text(changed(text, "lines", "r1", amount="many")) is None
