from __future__ import annotations

from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pytest

from counterfoil.appraisal.amounts import Flat
from counterfoil.casefile.load import load_case, load_case_or_raise
from counterfoil.casefile.tables import RECORD_TABLES, TABLES
from counterfoil.casefile.workbook_writer import hint, workbook_bytes
from counterfoil.errors import BadInput
from tests.fixtures.case_folders import write_small_case


@pytest.fixture
def case(tmp_path):
    return load_case_or_raise(write_small_case(tmp_path / "case"))


@pytest.fixture
def saved(case, tmp_path):
    def save(**changes):
        path = tmp_path / "case.xlsx"
        path.write_bytes(workbook_bytes(replace(case, **changes)))
        return path

    return save


def test_there_is_a_sheet_for_each_table(saved):
    workbook = openpyxl.load_workbook(saved())

    assert workbook.sheetnames == ["read me", "case", *(table.name for table in RECORD_TABLES)]
    assert workbook["lines"].freeze_panes == "C2"
    assert workbook["lines"]["A1"].comment.text.startswith("The option it belongs to.")
    offered = {
        str(each.sqref): each.formula1 for each in workbook["lines"].data_validations.dataValidation
    }
    assert offered["A2:A206"] == "'options'!$A$2:$A$1000"
    assert offered["W2:W206"] == '"yes,no"'


def test_text_is_never_a_formula(saved):
    title = '=HYPERLINK("http://example.org","x")'
    path = saved(title=title)
    cell = openpyxl.load_workbook(path)["case"]["B3"]

    assert (cell.data_type, cell.value) == ("s", title)
    with ZipFile(path) as archive:
        assert not [n for n in archive.namelist() if b"<f>" in archive.read(n)]


@pytest.mark.parametrize("gbp", [0.1 + 0.2, 1 / 3, 123456789.12345679, 5e-324, 1.7e308, -0.1])
def test_numbers_keep_every_digit(saved, case, gbp):
    line = replace(case.lines[0], amount=Flat(gbp=gbp))
    loaded = load_case(saved(lines=(line, *case.lines[1:])))

    assert loaded.case.lines[0].amount.gbp == gbp


def test_the_same_case_gives_the_same_bytes(case):
    assert workbook_bytes(case) == workbook_bytes(case)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x" * 32_768, "more than the 32,767 characters"),
        ("a x005F_ b", "which Excel uses as a code of its own"),
    ],
    ids=["too long", "code"],
)
def test_what_excel_cannot_hold_is_refused(case, text, what):
    with pytest.raises(BadInput) as fault:
        workbook_bytes(replace(case, purpose=text))

    assert what in fault.value.problems[0].what


def test_a_hint_says_what_a_column_holds():
    assert hint(TABLES["drivers"].column("growth")) == (
        "Growth of the volume each year. Unit: a year, as a decimal. Blank: 0."
    )
