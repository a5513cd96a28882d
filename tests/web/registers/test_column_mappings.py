"""Mappings are kept as plain values, and used again where they fit."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping, Rows
from counterfoil_web.procurements import models
from counterfoil_web.registers.column_mappings import (
    fitting,
    mapping_from,
    mapping_values,
    remember,
)

MAPPING = ColumnMapping(
    kind="volume",
    columns=(("month", "Period"), ("count", "Total")),
    constants=(("volume", "detentions"),),
    rows=Rows.SUMMED,
    sheet="Data",
    header_row=3,
    supersede=True,
)


def test_a_mapping_is_read_back_as_it_was():
    assert mapping_from("volume", mapping_values(MAPPING)) == MAPPING


def test_the_first_whose_columns_are_all_there_fits():
    many = models.ColumnMapping(mapping=mapping_values(MAPPING))
    one = models.ColumnMapping(mapping={"columns": {"count": "Total"}})
    assert fitting([many, one], ["Period", "Total", "Else"]) is many
    assert fitting([many, one], ["Total"]) is one
    assert fitting([many, one], ["Period"]) is None


@pytest.mark.django_db
def test_a_mapping_takes_the_place_of_the_one_kept_under_the_same(seen):
    organisation = seen.acting.organisation
    for mapping in (MAPPING, ColumnMapping(kind="volume", columns=(("count", "Sum"),))):
        remember(models.ColumnMapping, seen, mapping, saved_for=organisation)
    (row,) = models.ColumnMapping.objects.all()
    assert row.mapping["columns"] == {"count": "Sum"}
    assert (row.saved_by, row.partnership) == (seen.acting.user, seen.partnership)
