"""CSV in which no spreadsheet finds a formula (OWASP, CSV Injection)."""

import csv
import io

import pytest

from counterfoil.csv_text import BYTE_ORDER_MARK, csv_lines, csv_text, inert

RUN = ("=1+1", "@SUM(A1)", "+A1", "-A1", "\t=1", "\r=1", "\n=1", "-1+cmd|' /C calc'!A0", "+-1", "-")


@pytest.mark.parametrize("cell", RUN)
def test_what_a_spreadsheet_would_run_is_kept_as_text(cell):
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "plain", "a=1", "-5.5", "+44", "-1,250.00", "-£5", "−£5", "-.5", "1e-5", "-12%"]
)
def test_plain_text_and_numbers_stay_as_they_are(cell):
    assert inert(cell) == cell


def test_nothing_is_an_empty_cell_and_a_number_its_digits():
    assert [inert(None), inert(-3), inert(2.5)] == ["", "-3", "2.5"]


def test_a_row_goes_out_with_what_needs_quotes_quoted():
    text = csv_lines([["=1+1", "-5.5", "@x", "plain, with a comma", "-x"]])

    assert text == "'=1+1,-5.5,'@x,\"plain, with a comma\",'-x\r\n"


def test_a_file_begins_with_the_mark_of_utf_8_and_reads_back():
    text = csv_text([["Tŷ"], ["two\nlines"]])

    assert text.startswith(BYTE_ORDER_MARK)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    assert rows == [["Tŷ"], ["two\nlines"]]
