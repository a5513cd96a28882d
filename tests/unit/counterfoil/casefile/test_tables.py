from __future__ import annotations

from dataclasses import fields

import pytest

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.columns import Kind
from counterfoil.casefile.tables import RECORD_TABLES, TABLES


def test_every_list_of_the_case_is_a_table_and_the_reverse():
    lists = {field.name for field in fields(BusinessCase) if str(field.type).startswith("tuple")}

    assert lists == {table.name for table in RECORD_TABLES}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_columns_are_described_and_stand_once(table):
    names = table.names()

    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    for column in table.columns:
        assert column.means.endswith("."), column.name
        assert bool(column.words) == (column.kind is Kind.WORD), column.name
        assert not column.refers_to or column.refers_to in TABLES, column.name
        assert not (column.required and column.blank), column.name
