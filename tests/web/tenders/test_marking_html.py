"""An evaluator's work as HTML: each answer with where it stands, everything escaped."""

from __future__ import annotations

import pytest

from counterfoil_web.tenders.marking_html import chips_html, work_html
from counterfoil_web.tenders.marking_store import save_draft
from tests.web.tenders.test_markers import marker_of

pytestmark = pytest.mark.django_db


def test_each_answer_says_where_it_stands(tender_at, opened_by):
    tender_at("marked")
    with opened_by("healthcare_evaluator") as one:
        save_draft(one.seen, one.tender, ("b", "care"), {"reason": "Begun"}, 0)
        held = marker_of(one)
        html = work_html(held)
        first = held.answers["a", "care"]
        chips = chips_html(held, [first], first)
    assert "Quality</h2>" in html
    assert html.count("Handed in</strong>") == 2  # care and handover
    assert 'app-chip--draft" href="/partnerships/' in html
    assert "24 points · 4 of 4 marked · 1 draft" in html
    assert 'aria-current="page">Bid A' in chips
