"""A statement in Excel, read back."""

import io

import openpyxl

from counterfoil.reports.statement_workbook import line_rows, statement_workbook
from tests.fixtures.statement_papers import MARKING, paper


def opened(**more):
    return openpyxl.load_workbook(io.BytesIO(statement_workbook(paper(**more))))


def test_amounts_are_numbers_that_add_up():
    rows = list(opened()["Statement"].iter_rows(values_only=True))
    head = next(row for row in rows if row[0] == "Section")
    place = head.index("Amount (£)")
    amounts = {row[1]: row[place] for row in rows if row[0] in ("Charges", "VAT")}
    assert amounts["Service"] == 100_000
    assert amounts["Detentions"] == 85_000
    assert next(row[place] for row in rows if row[place - 1] == "Due") == 217_200


def test_figures_are_numbers_with_their_records():
    rows = list(opened()["Figures"].iter_rows(values_only=True))
    volume = next(row for row in rows if row[2] == "volume")
    assert volume[3] == 1_000
    assert volume[6] == "v-2026-04"


def test_every_sheet_is_marked():
    book = opened(illustrative="Made up.")
    assert book.sheetnames == ["Statement", "Figures", "Records"]
    for sheet in book:
        assert sheet["A1"].value == f"{MARKING} · Illustrative figures"
        assert MARKING in sheet.oddHeader.center.text
        assert MARKING in sheet.oddFooter.center.text


def test_words_that_look_like_a_formula_stay_words():
    cell = opened(contract="=1+1", records=())["Statement"]["A2"]
    assert cell.data_type == "s"


def test_the_rows_of_a_table_hold_the_same():
    rows = line_rows(paper())
    place = rows[0].index("Amount (£)")
    assert rows[-1][1] == "Due"
    assert rows[-1][place] == "217200.00"
    assert rows[1][place] == "100000.00"
