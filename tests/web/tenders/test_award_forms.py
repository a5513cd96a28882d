"""What is recorded on the way to an award."""

from __future__ import annotations

from datetime import datetime

from counterfoil_web.tenders.award_forms import LotsForm, QuestionForm, SupplierForm

BIDS = [("x", "Bidder X"), ("y", "Bidder Y")]


def test_each_place_is_drawn_once():
    form = LotsForm({"place-x": "2", "place-y": "1", "witness": "Auditor"}, bids=BIDS)
    assert form.is_valid()
    assert form.places == {"x": 2, "y": 1}
    form = LotsForm({"place-x": "1", "place-y": "1", "witness": "Auditor"}, bids=BIDS)
    assert form.errors["place-x"] == ["Give each bid a place of its own"]
    form = LotsForm({"place-x": "1", "place-y": "3", "witness": ""}, bids=BIDS)
    assert {"place-y", "witness"} <= set(form.errors)


def test_a_question_says_until_when():
    day = {"day-day": "5", "day-month": "12", "day-year": "2026", "time": "17:00"}
    form = QuestionForm({"asked": "Show that you can.", **day})
    assert form.is_valid()
    assert form.answer_by == datetime.fromisoformat("2026-12-05 17:00")


def test_a_reason_is_asked_for_a_change_alone():
    assert "change_reason" not in SupplierForm(changes=False).fields
    assert "change_reason" in SupplierForm(changes=True).fields
