"""Column mappings as small files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.contractfile.column_mapping import (
    ColumnMapping,
    Rows,
    fields_of,
    mapping_problems,
    read_mapping,
    write_mapping,
)
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil.errors import BadInput

GOOD = ColumnMapping(
    kind="measurement",
    columns=(("month", "Period: month"), ("numerator", "In target"), ("denominator", "no")),
    constants=(("measure", "answered"),),
    dates=DateOrder.MONTH_FIRST,
    rows=Rows.SUMMED,
    sheet="Calls",
    header_row=3,
    supersede=True,
)


def test_a_mapping_is_read_back_as_it_was():
    assert read_mapping(write_mapping(GOOD), "m.yaml") == GOOD


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"kind": "measure"}, "is not a kind of record"),
        ({"constants": ()}, "measure has no column"),
        ({"constants": (("measure", "a"), ("month", "2026-04"))}, "month is given twice"),
        ({"columns": (*GOOD.columns, ("mouth", "x"))}, "'mouth' is not a field of a measurement"),
        ({"header_row": 0}, "the header's row is not 1 or more"),
        ({"kind": "waiver"}, "only volumes and measurements are summed"),
    ],
)
def test_what_keeps_a_mapping_from_use_is_told(changes, what):
    assert any(what in one.what and one.mend for one in mapping_problems(replace(GOOD, **changes)))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- 1", "it holds no mapping"),
        ("kind: volume\ncolums: {}", "'colums' is not a field of a mapping"),
        ("kind: volume\ndates: day", "dates: 'day' is not a word"),
        ("kind: volume\ncolumns: {}", "volume has no column"),
        ("kind: &a volume", "anchors"),
    ],
)
def test_a_file_that_is_wrong_is_told(text, what):
    with pytest.raises(BadInput) as told:
        read_mapping(text, "m.yaml")
    assert any(what in one.what and "m.yaml" in one.where for one in told.value.problems)


def test_what_an_import_fills_in_is_not_mapped():
    assert "entered_on" not in fields_of("volume")
    assert "line_amount_gbp" in fields_of("invoice")
