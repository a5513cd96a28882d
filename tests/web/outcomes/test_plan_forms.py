"""The forms of the plan keep texts as files have them, and ask for what is missing."""

from __future__ import annotations

from counterfoil_web.outcomes.plan_forms import (
    AgreePlanForm,
    PlanForm,
    ProposePlanForm,
    SendBackForm,
    StartForm,
)


def test_lines_end_as_in_files():
    form = PlanForm({"text": "id: x\r\ntitle: y\r\n", "next_text": "", "revision": "1"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["text"] == "id: x\ntitle: y\n"


def test_a_text_beyond_all_measure_is_refused():
    form = PlanForm({"text": "x" * 200_001, "revision": "0"})
    assert form.errors["text"] == ["The text must be 200,000 bytes or smaller"]


def test_what_is_missing_is_asked_for():
    start = StartForm({}, promises=[("1/partner", "Version 1")], contracts=[])
    assert start.errors["promise"] == ["Choose what was promised"]
    assert AgreePlanForm({"revision": "1"}).errors["sure"] == ["Say that you have read it"]
    assert "reason" in ProposePlanForm({"revision": "1"}).errors
    assert SendBackForm({}).errors["why"] == ["Say why it is sent back"]
