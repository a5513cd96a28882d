"""Records in words."""

from datetime import UTC, datetime

from counterfoil.contract.records import Unavailability
from counterfoil.contractfile.shapes import shapes_of
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.records_names import names_of
from counterfoil_web.contracts.records_presenters import (
    cell_words,
    cells_of,
    columns_for,
    kind_rows,
)
from tests.web.contracts.conftest import DOCUMENT

NAMES = names_of(DOCUMENT)


def test_a_volume_is_told_in_words():
    fields = {"volume": "detentions", "month": "2026-04", "count": "940", "figure": "verified"}
    row = Recorded(kind="volume", key="v", fields=fields)

    assert [text for text, _ in cells_of(row, NAMES)] == [
        "Detentions",
        "April 2026",
        "940",
        "Verified by the authority",
    ]
    assert [one.label for one in columns_for("volume")] == [
        "What was counted",
        "Month",
        "How many",
        "Whose figure it is",
    ]


def test_an_invoice_is_told_with_its_sum():
    """£100,000 and £85,000.50 before VAT."""
    lines = [
        {"of": "service", "title": "Service", "amount_gbp": "100000"},
        {"of": "detentions", "title": "Detentions", "amount_gbp": "85000.50"},
    ]
    fields = {
        "number": "7",
        "month": "2026-04",
        "dated": "2026-05-02",
        "vat_gbp": "37000.10",
        "currency": "GBP",
        "lines": lines,
    }
    row = Recorded(
        kind="invoice", key="7", fields=fields, entered_at=datetime(2026, 5, 3, tzinfo=UTC)
    )

    texts = [text for text, _ in cells_of(row, NAMES)]

    assert texts[-1] == "£185,000.50"
    assert "2 May 2026" in texts
    assert len(texts) == len(columns_for("invoice"))


def test_kinds_without_terms_or_records_are_left_out():
    rows = kind_rows(
        ["volume", "waiver", "invoice"],
        {"waiver": (2, None)},
        frozenset({"volume"}),
        lambda kind: True,
    )

    assert [(one.kind, one.number, one.may_enter) for one in rows] == [
        ("volume", 0, True),
        ("waiver", 2, False),
    ]


def test_moments_and_numbers_are_told_as_people_write_them():
    shapes = {one.name: one for one in shapes_of(Unavailability)}
    assert cell_words(shapes["began"], "2018-10-02 06:00") == "2 October 2018 at 6:00am"
    assert cell_words(shapes["units"], "6888") == "6,888"
