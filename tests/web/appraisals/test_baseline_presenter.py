from __future__ import annotations

from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil_web.appraisals.baseline_presenter import register_rows
from counterfoil_web.appraisals.baseline_store import BaselineState, Service

ROW = TextRow(
    id="r1",
    cells={
        "id": "detention",
        "title": "Detention officers",
        "cost_gbp": "2200000",
        "volume": "12000",
        "unit": "detention",
        "headcount_fte": "52.5",
        "as_at": "2026-27",
        "sources": "ledger; lost",
    },
)
SOURCE = TextRow(id="r1", cells={"id": "ledger", "title": "Ledger", "confidence": "recalled"})
TEXT = CaseText(tables={"baseline": (ROW,), "sources": (SOURCE,)})
STATE = BaselineState(services=(Service(row=ROW, signed=None),))


def test_a_service_is_told_with_units_and_sources():
    row = register_rows(TEXT, STATE, set(), "Finance officer")[0]

    assert (row.cost_gbp, row.volume, row.headcount) == (2_200_000, "12,000 detentions", "52.5")
    assert row.sources == ("Ledger", "lost")
    assert row.confidence == "recalled"
    assert row.stops == ""


def test_who_typed_in_the_row_is_told_who_signs_instead():
    assert "another finance officer" in register_rows(TEXT, STATE, {"r1"}, "x")[0].stops


def test_what_is_missing_is_named():
    bare = TextRow(id="r1", cells={"id": "detention"})
    state = BaselineState(services=(Service(row=bare, signed=None),))

    assert register_rows(TEXT, state, set(), "x")[0].stops == (
        "It has no cost and no date and no source yet."
    )
