"""The forms of an export: nothing priced, nothing kept."""

import pytest

from counterfoil_web.tenders.import_forms import ColumnsForm, UploadForm, priced_columns

_HEADS = ["Supplier", "Submitted"]


@pytest.mark.parametrize(
    "name", ["Total price", "Day rate (£)", "Cost", "amount_gbp", "Price_total"]
)
def test_a_column_of_prices_is_known(name):
    assert priced_columns(["Supplier", name, "Accurate answer"]) == [name]


def test_a_file_comes_without_prices():
    assert "without prices" in UploadForm().fields["file"].help_text


def test_a_bid_needs_no_id_of_its_own():
    given = {"dates": "day_first", "carried": "x", "name": "a.csv", "column_name": "Supplier"}
    form = ColumnsForm("bid", _HEADS, {**given, "column_received_at": "Submitted"}, values={})
    assert form.is_valid(), form.errors
    assert dict(form.mapping.columns) == {"name": "Supplier", "received_at": "Submitted"}
    assert not {"id", "note", "bidder"} & {one.name for one in form.choices if one.required}
