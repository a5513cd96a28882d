from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.load import load_case
from counterfoil.casefile.workbook_sheets import is_result_sheet
from counterfoil.files import UnwritableOutput
from counterfoil.reports.live_workbook import SHEETS, live_workbook_bytes, write_live_workbook
from tests.fixtures.every_amount_case import BASE_AFTER_START, CASE
from tests.fixtures.live_sheets import answer, workbook_bytes

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("case", [CASE, BASE_AFTER_START], ids=lambda case: case.id)
def test_the_workbook_comes_back_as_the_same_case(case, tmp_path):
    path = tmp_path / "answer.xlsx"
    write_live_workbook(case, appraise(case, simulate=False), path)

    assert load_case(path).case == case


@pytest.mark.parametrize("name", SHEETS)
def test_result_sheets_are_known_to_the_reader_of_workbooks(name):
    assert is_result_sheet(name)


def test_every_sheet_of_results_is_there_and_the_answer_comes_first():
    names = load_workbook(io.BytesIO(workbook_bytes())).sheetnames

    assert names[0] == "Answer"
    assert set(SHEETS) <= set(names)


def test_the_same_answer_gives_the_same_bytes():
    assert live_workbook_bytes(CASE, answer()) == live_workbook_bytes(CASE, answer())


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_standing_of_the_review_is_on_each_sheet_and_each_printed_page(sheet):
    words = "Reviewed by R & D <reviewer>"
    book = load_workbook(io.BytesIO(live_workbook_bytes(CASE, answer(), review_text=words)))

    assert book[sheet]["A2"].value == words
    assert book[sheet].oddHeader.right.text.endswith("Reviewed by R && D <reviewer>")


def test_a_title_that_looks_like_a_formula_stays_text():
    title = '=HYPERLINK("http://example.org","click")'
    options = (*CASE.options[:2], replace(CASE.options[2], title=title))
    case = replace(CASE, title=title, options=options)
    data = live_workbook_bytes(case, appraise(case, simulate=False))
    formulas = [
        cell.value
        for sheet in load_workbook(io.BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and "HYPERLINK" in str(getattr(cell.value, "text", cell.value))
    ]

    assert formulas == []


def test_only_functions_that_every_spreadsheet_knows():
    newer = ("_xlfn", "_xlws", "LET(", "LAMBDA(", "FILTER(", "XLOOKUP(", "SORT(")
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if "worksheets/sheet" in n]

    assert sheets
    assert not [word for word in newer for sheet in sheets if word in sheet]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UnwritableOutput, match="does not exist"):
        write_live_workbook(CASE, answer(), tmp_path / "none" / "answer.xlsx")


def test_the_marking_is_on_every_printed_page_of_every_sheet():
    data = live_workbook_bytes(
        CASE, answer(), review_text="Not reviewed", marking="OFFICIAL-SENSITIVE: COMMERCIAL"
    )

    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE: COMMERCIAL", sheet.title
        assert sheet.oddFooter.center.text == "OFFICIAL-SENSITIVE: COMMERCIAL", sheet.title
        assert sheet.oddHeader.right.text.endswith("Not reviewed"), sheet.title
