from __future__ import annotations

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from xlsxwriter import Workbook

from counterfoil.casefile.cell_map import column_letters
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.workbook_writer import WORKBOOK_OPTIONS, write_sheets
from counterfoil.errors import InvalidValue
from tests.fixtures.case_folders import write_small_case


@pytest.mark.parametrize("column", [0, 25, 26, 51, 52, 701, 702])
def test_letters_are_those_of_excel(column):
    assert column_letters(column) == get_column_letter(column + 1)


@pytest.fixture
def written(tmp_path):
    case = load_case_or_raise(write_small_case(tmp_path))
    workbook = Workbook(tmp_path / "case.xlsx", WORKBOOK_OPTIONS)
    cells = write_sheets(workbook, case)
    workbook.close()
    return cells, openpyxl.load_workbook(tmp_path / "case.xlsx")


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        ("case", "", "years", 3),
        ("case", "", "editions.discount_rates", "2026"),
        ("lines", "partner/charge", "amount", 92),
        ("lines", "as-now/service", "driver", None),
        ("bands", "prices#3", "rate_gbp", 78),
        ("profiles", "saved", "2028-29", 2000),
        ("options", "partner", "role", "partner"),
    ],
)
def test_an_address_points_at_its_figure(written, table, key, column, value):
    cells, workbook = written
    sheet, _, cell = cells.address(table, key, column).partition("!")

    assert workbook[sheet.strip("'")][cell.replace("$", "")].value == value


def test_there_is_no_address_of_what_is_not_there(written):
    with pytest.raises(InvalidValue):
        written[0].address("lines", "no/such", "amount")
