"""Whatever is taken out is marked, called illustrative where it is, and told in the log."""

from __future__ import annotations

import io

import pytest
from django.http import Http404
from openpyxl import load_workbook

from counterfoil_web.outcomes.leaving import file_name, file_out, table_out
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


def test_a_table_bears_its_marking_and_that_it_is_illustrative(opened_by):
    with opened_by("auditor") as one:
        sheet = table_out(one, "Some figures", "xlsx", ("What",), [("=1+1",)])
        rows = table_out(one, "Some figures", "csv", ("What",), [("=1+1",)]).content.decode()
        with pytest.raises(Http404):
            table_out(one, "Some figures", "ods", ("What",), [])
    cells = [cell.value for row in load_workbook(io.BytesIO(sheet.content)).active for cell in row]
    assert "OFFICIAL-SENSITIVE: COMMERCIAL" in cells
    assert any("Illustrative:" in str(value) for value in cells)
    assert "'=1+1,illustrative,OFFICIAL-SENSITIVE: COMMERCIAL" in rows
    assert "illustrative" in sheet["Content-Disposition"]


def test_a_file_that_leaves_is_told_in_the_log(opened_by):
    with opened_by("commissioner") as one:
        assert file_name(one, "verdict", "pdf") == "Custody services verdict illustrative.pdf"
        file_out(one, "Verdict", "pdf", b"%PDF", "application/pdf")
        event = Event.objects.latest("number")
    assert (event.kind, event.record.rpartition("/")[2]) == ("export", "verdict.pdf")
