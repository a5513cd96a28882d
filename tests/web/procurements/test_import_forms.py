"""Columns of somebody's export named as fields of ours."""

from __future__ import annotations

from counterfoil_web.procurements.import_forms import ColumnsForm
from counterfoil_web.records.carried_files import carried

HEADERS = ["Organisation", "Registered", "Status"]
BASE = {"carried": carried(b"x"), "name": "export.csv", "dates": "day-first"}


def form(**sent):
    first = ColumnsForm("participant", HEADERS, columns={"supplier": "Organisation"})
    dates = first.fields["dates"].choices[0][0]
    return ColumnsForm("participant", HEADERS, {**BASE, "dates": dates, **sent}, columns={})


def test_each_field_may_have_a_column_or_one_text():
    found = form(column_supplier="Organisation", always_joined_on="2026-11-20")
    assert found.is_valid(), found.errors
    assert dict(found.mapping.columns) == {"supplier": "Organisation"}
    assert dict(found.mapping.constants) == {"joined_on": "2026-11-20"}


def test_what_must_be_told_is_asked_for():
    found = form(column_supplier="Organisation")
    assert found.errors["column_joined_on"] == [
        "Takes part from needs a column, or what stands for it in every row"
    ]
    assert "column_supplier" in form(column_supplier="Nothing").errors
