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


def test_what_was_guessed_is_filled_in():
    form = _form()

    assert form["column_month"].value() == "Month"
    assert [one.name for one in form.choices if one.required] == ["volume", "month", "count"]


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"always_volume": ""}, "column_volume", "needs a column"),
        ({"always_month": "2026-04"}, "column_month", "given twice"),
        ({"column_month": "Period"}, "column_month", "Choose one of the file’s columns"),
        ({"header_row": "x"}, "header_row", "whole number"),
        ({"header_row": "0"}, "header_row", "greater than or equal to 1"),
    ],
)
def test_a_bad_mapping_is_told_at_its_field(changed, field, told):
    form = _form({**GOOD, **changed})

    assert list(form.errors) == [field]
    assert told in form.errors[field][0]


def test_what_is_fixed_is_said_for_whoever_maps():
    form = _form({**GOOD, "column_figure": "Note"}, fixed={"figure": "supplier"})

    assert form.is_valid()
    assert dict(form.mapping.constants)["figure"] == "supplier"
    assert "column_figure" not in form.fields


def test_only_volumes_and_measurements_are_added_up():
    assert "rows" in _form().fields
    assert "rows" not in ColumnsForm("relief", HEADERS, fixed={}, values={}).fields
