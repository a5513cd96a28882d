"""Rows of the registers in the words of their lists."""

from __future__ import annotations

import pytest

from counterfoil_web.procurements.kinds import KINDS
from counterfoil_web.procurements.record_presenters import columns_for, kind_rows, record_rows

pytestmark = pytest.mark.django_db


def test_a_list_shows_the_first_fields_and_the_page_all():
    assert len(columns_for("declaration")) == 6
    assert len(columns_for("declaration", whole=True)) == 10
    assert [one.label for one in columns_for("participant")] == [
        "Supplier",
        "Takes part from",
        "Left on",
    ]


def test_cells_are_in_words(procurement, kept):
    question, *_ = kept.rows("question")
    (shown,) = record_rows([question], {"q1": "q9"}, whole=True)
    assert shown.superseded_by == "q9"
    assert shown.cells == (
        "Bidder A",
        "6 October 2026 at 9:12am",
        "May the catering be given to a subcontractor?",
        "–",
        "No",
        "–",
    )
    declared = record_rows(kept.rows("declaration")[-1:], {}, whole=True)[0]
    assert "An actual interest" in declared.cells
    assert "Nothing yet" in declared.cells


def test_every_kind_has_its_row():
    rows = kind_rows({"question": (3, "2026-11-23")})
    assert {one.kind for one in rows} == set(KINDS)
    assert {one.kind: one.number for one in rows}["question"] == 3
