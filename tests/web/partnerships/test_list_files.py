"""Lists as files: marked, and no cell is ever a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from counterfoil.access import Marking
from counterfoil_web.partnerships.list_files import ListFile, list_csv, workbook_bytes

TOLD = ListFile(
    title="Custody: [2027]/'x'",
    about="Example force",
    columns=("Title", "Value"),
    rows=[("Dŵr", "£1"), ("=1+1", "+A2"), ("@x", "-3\nnext")],
    marking=Marking.OFFICIAL_SENSITIVE_COMMERCIAL,
)


def test_csv_has_the_marking_in_each_row_and_no_formula():
    text = list_csv(TOLD)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert rows[0] == ["Title", "Value", "Protective marking"]
    assert rows[1] == ["Dŵr", "£1", "OFFICIAL-SENSITIVE: COMMERCIAL"]
    assert rows[2][:2] == ["'=1+1", "'+A2"]
    assert rows[3][:2] == ["'@x", "'-3\nnext"]


def test_the_workbook_has_its_marking_on_sheet_and_print_and_text_for_every_cell():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(TOLD))).active

    assert sheet["A1"].value == "OFFICIAL-SENSITIVE: COMMERCIAL"
    assert sheet.oddHeader.center.text.endswith("OFFICIAL-SENSITIVE: COMMERCIAL")
    assert sheet.oddFooter.center.text.endswith("OFFICIAL-SENSITIVE: COMMERCIAL")
    assert [cell.value for cell in sheet[5]] == ["Title", "Value"]
    assert (sheet["A7"].value, sheet["A7"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("rows", [[], [("x" * 40_000, "")]])
def test_no_rows_and_a_very_long_cell(rows):
    told = ListFile(
        title="x" * 50, about="", columns=("A", "B"), rows=rows, marking=Marking.OFFICIAL
    )

    assert openpyxl.load_workbook(io.BytesIO(workbook_bytes(told))).sheetnames == ["x" * 31]


def test_an_amount_is_a_number_in_excel_and_plain_in_csv():
    told = ListFile(
        title="Waivers",
        about="",
        columns=("Waived (£)",),
        rows=[(Decimal("-4000.00"),), (Decimal("1234567.89"),)],
        marking=Marking.OFFICIAL,
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(told))).active

    assert [(sheet[place].value, sheet[place].data_type) for place in ("A6", "A7")] == [
        (-4000, "n"),
        (1234567.89, "n"),
    ]
    assert list_csv(told).splitlines()[1:] == ["-4000.00,OFFICIAL", "1234567.89,OFFICIAL"]


def test_a_column_of_whole_numbers_shows_no_pence_and_a_rate_all_its_decimals():
    told = ListFile(
        title="Invoices",
        about="",
        columns=("Quantity", "Rate (£)", "Amount (£)"),
        rows=[
            (Decimal(6_888), Decimal("85.125"), Decimal("586341.00")),
            (Decimal(40), "1/3", Decimal(0)),
        ],
        marking=Marking.OFFICIAL,
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(told))).active

    assert [sheet[place].value for place in ("A6", "B6", "B7")] == [6_888, 85.125, "1/3"]
    looks = [sheet[place].number_format for place in ("A6", "B6", "C6", "C7")]
    assert looks == ["#,##0", "#,##0.00#", "#,##0.00", "#,##0.00"]
