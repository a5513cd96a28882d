"""A row keeps a record as the folder has it, whatever its kind."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.procurementfile.folder import read_procurement_folder
from counterfoil_web.operations.example_procurements import ROOT
from counterfoil_web.procurements.models import ProcurementRow
from counterfoil_web.procurements.rows import columns_of_row, record_of
from tests.web.procurements.conftest import CUSTODY

pytestmark = pytest.mark.django_db


def test_the_rows_are_the_records_of_the_folder(procurement):
    with scopes_disabled():
        rows = list(ProcurementRow.objects.order_by("pk").select_related("entered_by"))
        kept = [record_of(row) for row in rows]
        folder = read_procurement_folder(ROOT / CUSTODY, max(one.entered_on for one in kept))
    assert [(one.id, one.fact, one.entered_on) for one in kept] == [
        (one.id, one.fact, one.entered_on) for one in folder.records
    ]
    assert [columns_of_row(one)["fields"] for one in kept] == [row.fields for row in rows]
