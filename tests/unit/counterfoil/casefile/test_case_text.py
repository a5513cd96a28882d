from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.casefile.case_fields import CASE
from counterfoil.casefile.case_text import (
    CaseText,
    TextRow,
    columns_of,
    document_of,
    header_of,
    kept,
    row_digest,
    text_fingerprint,
    text_of_case,
    text_of_document,
    text_of_rows,
)
from counterfoil.casefile.draft import read_text_case
from counterfoil.casefile.folder import read_folder
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.tables import TABLES
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def folder(tmp_path):
    return write_small_case(tmp_path)


@pytest.fixture
def text(folder):
    return text_of_case(load_case_or_raise(folder))


def test_a_case_as_text_reads_back_as_the_same_case(folder, text):
    assert read_text_case(text).case == load_case_or_raise(folder)


def test_plain_values_hold_everything(text):
    assert text_of_document(document_of(text)) == text


def test_what_was_read_from_files_becomes_text(folder, text):
    fields, tables, _ = read_folder(folder)
    read = text_of_rows(fields, tables)

    assert read_text_case(read).case == read_text_case(text).case


def test_nothing_read_is_an_empty_text():
    assert document_of(text_of_rows(None, {}))["fields"] == {}


def test_blank_cells_are_not_kept_and_line_ends_are_one_character():
    assert kept({"a": "", "b": "x\r\ny\rz"}) == {"b": "x\ny\nz"}


def test_a_row_is_found_by_its_id(text):
    assert text.row("options", "r1") == text.rows("options")[0]
    assert text.row("options", "r99") is None
    assert text.row("case", "").text("id") == text.fields["id"]


def test_the_fingerprint_is_of_the_words_and_not_of_the_row_ids(text):
    other_ids = {
        name: tuple(replace(row, id=f"other-{row.id}") for row in rows)
        for name, rows in text.tables.items()
    }
    assert text_fingerprint(replace(text, tables=other_ids)) == text_fingerprint(text)

    changed = replace(text, fields={**text.fields, "purpose": "another"})
    assert text_fingerprint(changed) != text_fingerprint(text)


def test_the_digest_of_a_row_changes_with_any_cell():
    assert row_digest({"id": "a", "title": "A"}) == row_digest({"title": "A", "id": "a"})
    assert row_digest({"id": "a", "title": "A"}) != row_digest({"id": "a", "title": "B"})


def test_year_columns_follow_the_term():
    text = CaseText(fields={"first_year": "2027-28", "years": "3"})

    assert columns_of(text, TABLES["budgets"])[3:6] == ("2027-28", "2028-29", "2029-30")
    assert header_of(text.fields).years == ("2027-28", "2028-29", "2029-30")


def test_figures_outside_the_term_keep_their_column():
    row = TextRow(id="r1", cells={"id": "b", "2031-32": "5"})
    text = CaseText(fields={"first_year": "2027-28", "years": "1"}, tables={"budgets": (row,)})

    assert columns_of(text, TABLES["budgets"])[3:5] == ("2027-28", "2031-32")


def test_months_are_shown_when_they_are_asked_for_or_filled_in():
    fields = {"first_year": "2027-28", "years": "3"}
    profiles = TABLES["profiles"]
    filled = (TextRow(id="r1", cells={"2027-05": "1"}),)

    assert len(columns_of(CaseText(fields=fields), profiles)) == 5 + 3
    assert len(columns_of(CaseText(fields=fields), profiles, with_months=True)) == 5 + 3 + 24
    assert len(columns_of(CaseText(fields=fields, tables={"profiles": filled}), profiles)) == 20


def test_the_case_has_its_fields_and_the_editions_it_names(text):
    columns = columns_of(text, CASE)

    assert columns[: len(CASE.names())] == CASE.names()
    assert all(name.startswith("editions.") for name in columns[len(CASE.names()) :])
