from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from counterfoil.reports.live_sheet import LiveSheet, Styles, cell_name, quoted


@pytest.fixture
def written():
    """A sheet to write to, and a function that closes it and gives it as it would be read."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    sheet = LiveSheet(workbook, "Sums", Styles(workbook))

    def read():
        workbook.close()
        return load_workbook(io.BytesIO(buffer.getvalue()))["Sums"]

    return sheet, read


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "http://example.org", "12"])
def test_text_stays_text(written, text):
    sheet, read = written
    sheet.text(0, 0, text)
    cell = read()["A1"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_yearly_formulas_stand_from_the_first_years_column(written):
    sheet, read = written
    sheet.yearly(4, ["1+1", "2+2"], [2.0, 4.0])
    sheet.sum_of_years(4, [2.0, 4.0])
    found = read()

    assert [found[name].value for name in ("D5", "E5", "F5")] == ["=1+1", "=2+2", "=SUM(D5:E5)"]


@pytest.mark.parametrize(
    ("hold", "name"), [("", "D12"), ("row", "D$12"), ("column", "$D12"), ("both", "$D$12")]
)
def test_a_reference_holds_what_it_is_told_to(hold, name):
    assert cell_name(11, 3, hold) == name


def test_columns_past_the_alphabet():
    assert [cell_name(0, column) for column in (25, 26, 701, 702)] == ["Z1", "AA1", "ZZ1", "AAA1"]


def test_quotes_inside_a_formula_are_doubled():
    assert quoted('a "b"') == '"a ""b"""'
