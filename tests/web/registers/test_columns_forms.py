"""The columns of somebody's file are named as fields of ours; what must be told is asked for."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil.contractfile.column_mapping import CONTRACT_KINDS
from counterfoil_web.contracts.records_words import WORDS
from counterfoil_web.registers.columns_forms import (
    MOST_BYTES,
    CarriedColumnsForm,
    ColumnsForm,
    UploadForm,
)

HEADERS = ["Month", "Detentions", "Note", ""]
GOOD = {
    "column_month": "Month",
    "column_count": "Detentions",
    "always_volume": " detentions ",
    "dates": "day_first",
}


class Named(ColumnsForm):
    """The columns of the volumes of a contract."""

    kinds = CONTRACT_KINDS
    words = WORDS


class Carried(CarriedColumnsForm):
    """The same of a file that goes with the form, without notes."""

    kinds = CONTRACT_KINDS
    words = WORDS
    apart = ("note",)


def form(data=None, cls=Named, **more):
    return cls("volume", HEADERS, data, **{"values": {}, **more})


def test_a_mapping_is_read():
    found = form(GOOD)
    assert found.is_valid(), found.errors
    assert dict(found.mapping.columns) == {"month": "Month", "count": "Detentions"}
    assert dict(found.mapping.constants) == {"volume": "detentions"}


def test_what_is_remembered_or_guessed_is_filled_in_and_the_file_has_its_columns_once():
    values = {"columns": {"month": "Month"}, "constants": {"volume": "visits"}}
    found = form(values={**values, "dates": "month_first"})
    assert found["column_month"].value() == "Month"
    assert found["always_volume"].value() == "visits"
    assert found["dates"].value() == "month_first"
    assert [value for value, _ in found["column_month"].field.choices] == ["", *HEADERS[:3]]


def test_what_must_be_told_is_marked_and_what_no_page_asks_for_comes_last():
    found = form()
    assert [one.name for one in found.choices if one.required] == ["volume", "month", "count"]
    assert [one.name for one in found.choices][-2:] == ["id", "note"]


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        (
            {"always_volume": ""},
            "column_volume",
            "What was counted needs a column, or what stands for it in every row",
        ),
        ({"always_month": "2026-04"}, "column_month", "given twice"),
        ({"column_month": "Period"}, "column_month", "Choose one of the file’s columns"),
        ({"dates": ""}, "dates", "Choose how its dates are written"),
    ],
)
def test_a_bad_mapping_is_told_at_its_field(changed, field, told):
    found = form({**GOOD, **changed})
    assert list(found.errors) == [field]
    assert told in found.errors[field][0]


def test_what_is_fixed_is_said_for_whoever_maps():
    found = form({**GOOD, "column_figure": "Note"}, fixed={"figure": "supplier"})
    assert found.is_valid()
    assert dict(found.mapping.constants)["figure"] == "supplier"
    assert "column_figure" not in found.fields


def test_a_file_goes_with_the_form():
    sent = {**GOOD, "carried": "eJw=", "name": "export.csv"}
    found = form(sent, Carried)
    assert found.is_valid(), found.errors
    assert [one.name for one in found.hidden] == ["carried", "name"]
    assert "column_note" not in found.fields
    assert set(form(GOOD, Carried).errors) == {"carried", "name"}


def test_a_file_is_chosen_and_may_not_be_too_large():
    assert UploadForm({}, {}).errors == {"file": ["Choose a file"]}
    large = SimpleUploadedFile("a.csv", bytes(MOST_BYTES + 1))
    assert UploadForm({}, {"file": large}).errors == {
        "file": ["The file must be 5 MB or smaller: split it"]
    }
