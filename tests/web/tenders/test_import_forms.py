"""The forms of an export: nothing priced, nothing kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterfoil_web.tenders.import_forms import (
    MOST_BYTES,
    ColumnsForm,
    UploadForm,
    priced_columns,
)

_HEADS = ["Supplier", "Submitted"]


@pytest.mark.parametrize(
    "name", ["Total price", "Day rate (£)", "Cost", "amount_gbp", "Price_total"]
)
def test_a_column_of_prices_is_known(name):
    assert priced_columns(["Supplier", name, "Accurate answer"]) == [name]


def test_a_file_too_large_is_refused():
    form = UploadForm({}, {"file": SimpleUploadedFile("a.csv", bytes(MOST_BYTES + 1))})
    assert form.errors == {"file": ["The file must be 5 MB or smaller: split it"]}


def test_a_field_needs_a_column_or_what_stands_in_every_row():
    given = {"dates": "day_first", "carried": "x", "name": "a.csv", "column_name": "Supplier"}
    form = ColumnsForm("bid", _HEADS, given, values={})
    assert not form.is_valid()
    assert set(form.errors) == {"column_received_at"}

    whole = ColumnsForm("bid", _HEADS, {**given, "column_received_at": "Submitted"}, values={})
    assert whole.is_valid(), whole.errors
    assert dict(whole.mapping.columns) == {"name": "Supplier", "received_at": "Submitted"}
    assert len(whole.hidden) == 2
    assert len(whole.choices) == len(whole.ours)
