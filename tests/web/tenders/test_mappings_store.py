"""Columns remembered."""

import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping
from counterfoil_web.tenders.mappings_store import remember, remembered

pytestmark = pytest.mark.django_db


def test_what_fits_the_next_export_is_remembered(tender, opened_by):
    with opened_by("commercial_lead") as one:
        for column in ("Supplier", "Supplier name"):
            mapping = ColumnMapping(kind="bid", columns=(("name", column),))
            remember(one.seen, one.tender, mapping)
        found = remembered(one.tender, "bid", ["Supplier name", "Submitted"])
        assert found.mapping["columns"] == {"name": "Supplier name"}
        assert remembered(one.tender, "bid", ["Supplier"]) is None
        assert remembered(one.tender, "answer", ["Supplier name"]) is None
