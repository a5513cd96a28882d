"""Columns are known by what people call them."""

import pytest

from counterfoil.contractfile.column_guess import guess_columns
from counterfoil.contractfile.column_mapping import fields_of
from counterfoil.contractfile.record_columns import RECORD_WORDS


@pytest.mark.parametrize("kind", list(RECORD_WORDS))
def test_a_table_of_ours_is_known_wholly(kind):
    names = list(fields_of(kind))

    assert guess_columns(kind, names) == {name: name for name in names}


def test_words_of_a_supplier_s_report_are_known():
    headers = ["KPI", "Period", "Achieved", "Out of", "Comment"]

    assert guess_columns("measurement", headers) == {
        "measure": "KPI",
        "month": "Period",
        "numerator": "Achieved",
        "denominator": "Out of",
    }


def test_invoice_lines_are_known_by_what_accountants_call_them():
    headers = [
        "Invoice No",
        "Month",
        "Invoice Date",
        "Code",
        "Description",
        "Qty",
        "Unit price",
        "Amount",
        "VAT",
    ]

    found = guess_columns("invoice", headers)

    assert found["number"] == "Invoice No"
    assert found["dated"] == "Invoice Date"
    assert found["line_amount_gbp"] == "Amount"
    assert found["line_quantity"] == "Qty"
    assert found["vat_gbp"] == "VAT"


def test_a_column_stands_for_one_field_and_a_doubled_one_for_none():
    found = guess_columns("volume", ["Month", "Total", "TOTAL", "Service"])

    assert found == {"volume": "Service", "month": "Month"}
    assert guess_columns("volume", ["", "", "?"]) == {}
