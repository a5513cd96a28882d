"""The tables of records."""

from __future__ import annotations

from counterfoil.contract.records import RECORD_KINDS, Invoice, Volume
from counterfoil.contractfile.record_columns import (
    RECORD_FILES,
    RECORD_WORDS,
    columns_of,
    file_of,
)


def test_every_kind_of_record_has_its_file_and_word():
    assert set(RECORD_FILES.values()) == set(RECORD_KINDS)
    assert set(RECORD_WORDS.values()) == set(RECORD_KINDS)
    assert file_of(Volume) == "volumes.csv"


def test_an_invoice_has_columns_for_its_lines():
    names = [one.name for one in columns_of(Invoice)]
    assert "line_amount_gbp" in names
    assert "lines" not in names
