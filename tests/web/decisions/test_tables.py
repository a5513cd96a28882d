"""The list of decisions as files that open safely."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django_scopes import scopes_disabled

from counterfoil_web.decisions.models import Decision
from counterfoil_web.decisions.tables import HEADINGS, csv_file, excel_file


@pytest.fixture
def rows(decision):
    with scopes_disabled():
        Decision.objects.update(asked="=HYPERLINK(1)")
        return list(
            Decision.objects.select_related("partnership").prefetch_related("acts__organisation")
        )


def test_the_csv_holds_one_row_for_each_decision(rows):
    content, kind = csv_file(rows)
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig")))

    assert kind.startswith("text/csv")
    assert tuple(head) == HEADINGS
    assert row[1] == "Custody services"
    assert row[5] == "19200000.00"


def test_no_cell_is_a_formula(rows):
    content, _ = csv_file(rows)
    assert "'=HYPERLINK(1)" in content.decode()

    book = openpyxl.load_workbook(io.BytesIO(excel_file(rows)[0]))
    cell = book["Decisions"]["E2"]
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)")
    assert book["Decisions"]["F2"].value == 19_200_000
