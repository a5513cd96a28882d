"""Spreadsheets imported by a column mapping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil.contractfile.folder import (
    add_records,
    read_contract_folder,
    write_contract_folder,
)
from counterfoil.contractfile.imports import import_records
from counterfoil.errors import BadInput
from counterfoil.quantities.years import Month
from tests.fixtures.every_term_contract import every_term_contract

CONTRACT = every_term_contract()
ON = date(2026, 7, 2)
VOLUMES = ColumnMapping(
    kind="volume",
    columns=(("month", "Period"), ("count", "Number of calls")),
    constants=(("volume", "calls"),),
)


def taken(tmp_path, text, mapping=VOLUMES, existing=(), name="June.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return import_records(
        CONTRACT, existing, path, mapping, entered_on=ON, entered_by="contract manager"
    )


GOOD = 'Site,Period,Number of calls\nA,May-26,"5,100"\nA,01/06/2026,5200.5\n'


def test_their_columns_become_our_records(tmp_path):
    found = taken(tmp_path, GOOD)
    assert found.is_sound
    assert [(one.id, one.month, one.count, one.source) for one in found.records] == [
        ("calls-2026-05", Month(2026, 5), Fraction(5100), "June.csv, row 2"),
        ("calls-2026-06", Month(2026, 6), Fraction("5200.5"), "June.csv, row 3"),
    ]
    assert {one.entered_by for one in found.records} == {"contract manager"}
    assert (found.rows, found.superseding, found.unchanged) == (2, 0, 0)


def test_a_second_time_nothing_is_new(tmp_path):
    first = taken(tmp_path, GOOD).records
    again = taken(tmp_path, GOOD, existing=first)
    assert (again.records, again.unchanged, again.is_sound) == ((), 2, True)


def test_rows_that_say_they_are_made_up_are_warned_of(tmp_path):
    text = "Period,Number of calls,illustrative\nMay-26,5100,made up\n"
    assert CONTRACT.illustrative
    assert taken(tmp_path, text).problems == ()

    real = replace(CONTRACT, illustrative="")
    found = import_records(real, (), tmp_path / "June.csv", VOLUMES, entered_on=ON)
    assert [(one.where, one.severity) for one in found.problems] == [("June.csv", "warning")]
    assert len(found.records) == 1


def test_a_changed_figure_is_refused_or_supersedes(tmp_path):
    first = taken(tmp_path, GOOD).records
    changed = GOOD.replace("5,100", "5,000")
    refused = taken(tmp_path, changed, existing=first)
    assert refused.records == ()
    (problem,) = refused.problems
    assert problem.where == "June.csv, row 2"
    assert "is recorded already, in volume calls-2026-05" in problem.what

    found = taken(tmp_path, changed, replace(VOLUMES, supersede=True), existing=first)
    (one,) = found.records
    assert (one.supersedes, one.id, found.superseding) == ("calls-2026-05", "calls-2026-05-2", 1)


def test_every_problem_names_its_row_and_nothing_is_taken(tmp_path):
    text = GOOD + "A,June,7\nA,Jul-26,many\nA,Aug-35,8\nA,Sep-26\n"
    found = taken(tmp_path, text)
    assert found.records == ()
    told = {one.where: one.what for one in found.problems}
    assert "is not a month" in told["June.csv, row 4, column Period (month)"]
    assert "is not an exact number" in told["June.csv, row 5, column Number of calls (count)"]
    assert "outside the term" in told["June.csv, row 6"]
    assert "count is blank" in told["June.csv, row 7, column Number of calls (count)"]
    assert all(one.mend for one in found.problems)


def test_two_rows_about_one_fact_are_told(tmp_path):
    found = taken(tmp_path, GOOD + "B,May-26,1\n")
    (problem,) = found.problems
    assert problem.where == "June.csv, row 4"
    assert "recorded already, in June.csv, row 2" in problem.what


def test_a_column_that_is_not_there_is_told(tmp_path):
    (problem,) = taken(tmp_path, GOOD.replace("Period", "Periods")).problems
    assert problem.where == "June.csv, row 1"
    assert "'Period'" in problem.what
    assert "Periods" in problem.mend


def test_an_empty_file_is_told(tmp_path):
    (problem,) = taken(tmp_path, "").problems
    assert "no such row" in problem.what


def test_a_mapping_that_cannot_be_used_is_refused(tmp_path):
    with pytest.raises(BadInput):
        taken(tmp_path, GOOD, replace(VOLUMES, constants=()))


def test_a_workbook_with_its_header_lower_down(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Monthly return"], [], ["Period", "Number of calls"], [date(2026, 5, 1), 5100]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    mapping = replace(VOLUMES, header_row=3)
    found = import_records(CONTRACT, (), tmp_path / "a.xlsx", mapping, entered_on=ON)
    assert [(one.month, one.count, one.source) for one in found.records] == [
        (Month(2026, 5), Fraction(5100), "a.xlsx, row 4")
    ]


def test_an_invoice_has_a_row_for_each_line(tmp_path):
    mapping = ColumnMapping(
        kind="invoice",
        columns=(
            ("number", "Invoice"),
            ("dated", "Date"),
            ("vat_gbp", "VAT"),
            ("line_of", "Code"),
            ("line_title", "Description"),
            ("line_amount_gbp", "Net"),
        ),
        constants=(("month", "2026-05"),),
    )
    text = (
        "Invoice,Date,VAT,Code,Description,Net\n"
        'INV 7,01/06/2026,£220.00,calls,Calls,"£1,000.00"\n'
        "INV 7,01/06/2026,£220.00,desk,=Desk,(-100)\nINV 8,02/06/2026,0,calls,Calls,5\n"
    ).replace("(-100)", "100.00")
    found = taken(tmp_path, text, mapping)
    assert [one.id for one in found.records] == ["INV-7", "INV-8"]
    assert found.records[0].net_gbp == Decimal(1100)
    assert found.records[0].lines[1].title == "=Desk"


def test_what_is_imported_goes_into_the_folder_whole(tmp_path):
    write_contract_folder(tmp_path / "c", CONTRACT)
    found = taken(tmp_path, GOOD)
    add_records(tmp_path / "c", found.records)
    assert read_contract_folder(tmp_path / "c").records == found.records


def test_a_flood_of_problems_is_cut_and_counted(tmp_path):
    found = taken(tmp_path, GOOD + "A,June,7\n" * 500)
    assert len(found.problems) == 200
    assert found.left_off == 300
