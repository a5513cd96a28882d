"""Rows of spreadsheets."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from counterfoil.contractfile.spreadsheet_rows import spreadsheet_rows
from counterfoil.errors import UnreadableInput


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_with_any_separator_and_a_byte_order_mark(tmp_path, separator):
    path = tmp_path / "a.csv"
    path.write_bytes(f"\ufeffa{separator}b\r\n\r\n1{separator}2\r\n".encode())
    assert list(spreadsheet_rows(path)) == [(1, ["a", "b"]), (3, ["1", "2"])]


def test_a_title_above_the_header_does_not_hide_the_separator(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Bids received\n\na;b\n1,5;2\n", encoding="utf-8")
    assert list(spreadsheet_rows(path))[-1] == (4, ["1,5", "2"])


def test_a_workbook_gives_text_exact_numbers_and_days(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a", None, "c"])
    book.create_sheet("Calls").append([0.1, 7100.0, date(2026, 4, 3), True, 1e-7])
    book.save(tmp_path / "a.xlsx")
    assert list(spreadsheet_rows(tmp_path / "a.xlsx")) == [(1, ["a", "", "c"])]
    (row,) = spreadsheet_rows(tmp_path / "a.xlsx", "Calls")
    assert row[1][:4] == ["0.1", "7100", "2026-04-03", "yes"]
    with pytest.raises(UnreadableInput, match="it has no sheet Cals"):
        list(spreadsheet_rows(tmp_path / "a.xlsx", "Cals"))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.csv", b"a,b\n\xff\xfe,1\n", "not UTF-8"),
        ("a.csv", b'a,b\n"x,1\n', "not closed"),
        ("a.xlsx", b"PK not a book", "not a workbook"),
        ("a.xlsm", b"", "may hold macros"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, data, what):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableInput, match=what):
        list(spreadsheet_rows(tmp_path / name))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        list(spreadsheet_rows(tmp_path / "a.csv"))


def test_progress_goes_to_the_end(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "1,2\n" * 50_000)
    told = []
    assert sum(1 for _ in spreadsheet_rows(path, progress=lambda *it: told.append(it))) == 50_001
    size = path.stat().st_size
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
