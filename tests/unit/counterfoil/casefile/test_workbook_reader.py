from __future__ import annotations

import zipfile
from datetime import date

import openpyxl
import pytest

from counterfoil.casefile.load import load_case, load_case_or_raise
from counterfoil.casefile.workbook_writer import workbook_bytes
from counterfoil.errors import UnreadableInput
from tests.fixtures.case_folders import write_small_case

pytestmark = pytest.mark.slow


@pytest.fixture
def edited(tmp_path):
    """Write the small case as a workbook, change it with openpyxl, and load it."""
    case = load_case_or_raise(write_small_case(tmp_path / "case"))
    path = tmp_path / "case.xlsx"

    def edit(change):
        path.write_bytes(workbook_bytes(case))
        workbook = openpyxl.load_workbook(path)
        change(workbook)
        workbook.save(path)
        return load_case(path)

    edit.case = case
    return edit


def put(sheet: str, **cells: object):
    def change(workbook):
        for address, value in cells.items():
            workbook[sheet][address] = value

    return change


def told(loaded) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in loaded.problems]


def test_another_program_saves_the_same_case(edited):
    loaded = edited(lambda workbook: None)

    assert told(loaded) == []
    assert loaded.case == edited.case


def test_a_changed_cell_is_read(edited):
    loaded = edited(put("lines", G2=1_234_567.89))

    assert loaded.case.lines[0].amount.gbp == 1_234_567.89


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "expected"),
    [
        ("lines", "G2", "=1+1", "sheet lines, cell G2: it holds a formula, not a value"),
        ("lines", "G2", "£5", "sheet lines, cell G2: '£5' is not a plain number"),
        ("lines", "G2", date(2027, 4, 1), "sheet lines, cell G2: amount is a date, not a number"),
        (
            "lines",
            "I2",
            date(2011, 12, 1),
            "sheet lines, cell I2: Excel has made start the date 2011-12-01",
        ),
        ("lines", "C2", True, "sheet lines, cell C2: true is a truth value, not text"),
        (
            "lines",
            "K4",
            "detentoins",
            "sheet lines, cell K4: there is no driver called 'detentoins'",
        ),
        ("lines", "G2", "#REF!", "sheet lines, cell G2: it holds the error #REF!"),
        ("case", "B10", "=3", "sheet case, cell B10: it holds a formula, not a value"),
        ("case", "A10", "yeers", "sheet case, cell A10: the case has no field 'yeers'"),
        (
            "profiles",
            "C1",
            date(2027, 4, 1),
            "sheet profiles, cell C1: Excel has made a date of the column name 2027-04-01",
        ),
        (
            "lines",
            "AZ2",
            "stray",
            "sheet lines, cell AZ2: the cell 'stray' stands in a column without a name",
        ),
        ("lines", "AZ1", "colour", "sheet lines, cell AZ1: lines has no column 'colour'"),
    ],
)
def test_a_bad_cell_is_told_with_its_address(edited, sheet, cell, value, expected):
    loaded = edited(put(sheet, **{cell: value}))

    assert expected in told(loaded)
    assert loaded.errors


def test_a_formula_is_not_told_a_second_time_as_a_blank(edited):
    assert len(edited(put("lines", C2="=A1")).problems) == 1


@pytest.mark.parametrize(
    ("cell", "value", "read"),
    [("G2", "1250.5", 1250.5), ("G2", 7, 7.0)],
)
def test_numbers_kept_as_text_are_read(edited, cell, value, read):
    loaded = edited(put("lines", **{cell: value}))

    assert told(loaded) == []
    assert loaded.case.lines[0].amount.gbp == read


def test_a_real_date_is_read_where_a_date_belongs(edited):
    loaded = edited(put("baseline", J2=date(2027, 2, 3)))

    assert told(loaded) == []
    assert loaded.case.baseline[0].signed_on == "2027-02-03"


def test_text_that_begins_like_a_formula_is_text(edited):
    def change(workbook):
        cell = workbook["lines"]["C2"]
        cell.value = "=1+1"
        cell.data_type = "s"

    assert edited(change).case.lines[0].title == "=1+1"


def test_results_are_passed_over_and_strange_sheets_warned_of(edited):
    def change(workbook):
        for name in ("Answer", "Purse", "line", "Notes"):
            workbook.create_sheet(name)["A1"] = "=1+1"

    assert told(edited(change)) == [
        "sheet line: it is no sheet of a case and is not read",
        "sheet Notes: it is no sheet of a case and is not read",
    ]


def test_rows_may_be_added_moved_and_left_blank(edited):
    def change(workbook):
        sheet = workbook["lines"]
        sheet.move_range("A3:AJ6", rows=3)
        for column, value in enumerate(("partner", "new", "New", "charge", "force", "flat", 5), 1):
            sheet.cell(12, column, value)

    loaded = edited(change)

    assert told(loaded) == []
    assert [line.id for line in loaded.case.lines] == [
        *("service", "service", "charge", "extra", "saving", "new")
    ]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("case", "sheet case: there is no such sheet"),
        ("lines", "sheet lines: there is no such sheet"),
        (
            "drivers",
            "sheet drivers: there is no such sheet, and 2 cells name records in it, the "
            "first in sheet lines, cell K4: there is no driver called 'detentions'",
        ),
    ],
)
def test_a_sheet_that_is_missed_names_itself(edited, sheet, expected):
    assert told(edited(lambda workbook: workbook.remove(workbook[sheet]))) == [expected]


def test_an_edition_is_a_row_of_the_case(edited):
    def change(workbook):
        sheet = workbook["case"]
        sheet.append(["editions.cpi", "2026-02"])
        sheet.append(["", "stray"])
        sheet.append(["title", "twice"])

    loaded = edited(change)

    assert [message.partition(": ")[2] for message in told(loaded)] == [
        "a value has no field",
        "the field title stands twice",
    ]


def test_a_damaged_workbook_is_told(tmp_path):
    path = tmp_path / "case.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<broken")
    with pytest.raises(UnreadableInput, match="not a workbook that can be read"):
        load_case(path)
