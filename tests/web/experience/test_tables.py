from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl

from counterfoil.experience import partnership, partnerships
from counterfoil_web.experience.tables import HEADINGS, case_cells, csv_file, excel_file


def as_row(record):
    return dict(zip(HEADINGS, case_cells(record), strict=True))


def test_figures_stand_beside_their_standing():
    row = as_row(partnership("cleveland-steria-2010"))

    assert row["Saving promised (£)"] == 50_000_000
    assert row["Promised as"] == "target"
    assert row["Saving reported (£)"] == 70_000_000
    assert round(row["Reported over promised, lowest"], 3) == 1.186  # 70 over 59
    assert row["Reported over promised, highest"] == 1.4  # 70 over 50
    assert row["Sources"].count("; ") == len(partnership("cleveland-steria-2010").sources) - 1


def test_what_is_not_known_is_empty():
    row = as_row(partnership("surrey-siren-2009"))

    assert row["Saving promised (£)"] is None
    assert row["Reported over promised, lowest"] is None
    assert "written off" in row["Why it can or cannot be compared"]


def test_csv_holds_every_case():
    content, kind = csv_file(partnerships())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))

    assert tuple(rows[0]) == HEADINGS
    assert len(rows) == 31
    assert kind.startswith("text/csv")


def test_a_cell_that_looks_like_a_formula_is_quoted():
    record = replace(partnership("met-sscl-2015"), outcome="=1+1")
    content, _ = csv_file([record])

    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert row["Outcome"] == "'=1+1"


def test_excel_holds_numbers_as_numbers_and_text_as_text():
    record = replace(partnership("met-sscl-2015"), outcome="=1+1")
    content, _ = excel_file([record])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active

    row = dict(zip(HEADINGS, (cell for cell in sheet[2]), strict=True))
    assert row["Value (£)"].value == 216_000_000
    assert (row["Outcome"].value, row["Outcome"].data_type) == ("=1+1", "s")
    assert row["Reported over promised, lowest"].value is None
