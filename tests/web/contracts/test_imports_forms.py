"""The columns of a spreadsheet are named on a form."""

import pytest

from counterfoil_web.contracts.imports_forms import ColumnsForm

HEADERS = ["Month", "Detentions", "Note", ""]
GOOD = {
    "column_month": "Month",
    "column_count": "Detentions",
    "always_volume": "detentions",
    "dates": "day_first",
    "rows": "one_each",
    "header_row": "1",
}


def _form(data=None, **more):
    options = {"fixed": {}, "values": {"columns": {"month": "Month"}}, **more}
    return ColumnsForm("volume", HEADERS, data, **options)


def test_a_mapping_is_read():
    form = _form(GOOD)

    assert form.is_valid()
    assert dict(form.mapping.columns) == {"month": "Month", "count": "Detentions"}
    assert dict(form.mapping.constants) == {"volume": "detentions"}
    assert form.mapping.header_row == 1


def test_what_stands_in_every_row_is_written_as_people_do():
    form = _form({**GOOD, "column_month": "", "always_month": "April 2026"})

    assert form.is_valid(), form.errors
    assert dict(form.mapping.constants)["month"] == "2026-04"


@pytest.mark.parametrize(
    ("row", "told"), [("x", "whole number"), ("0", "greater than or equal to 1")]
)
def test_a_row_that_is_none_is_told_at_its_field(row, told):
    form = _form({**GOOD, "header_row": row})

    assert list(form.errors) == ["header_row"]
    assert told in form.errors["header_row"][0]


def test_what_is_fixed_is_said_for_whoever_maps():
    form = _form({**GOOD, "column_figure": "Note"}, fixed={"figure": "supplier"})

    assert form.is_valid()
    assert dict(form.mapping.constants)["figure"] == "supplier"
    assert "column_figure" not in form.fields


def test_only_volumes_and_measurements_are_added_up():
    assert "rows" in _form().fields
    assert "rows" not in ColumnsForm("relief", HEADERS, fixed={}, values={}).fields
