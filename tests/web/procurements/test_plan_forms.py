"""Forms of the plan: what they say goes into the document, and comes out of it as it was."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.procurement.plan import Buys, Code, PlannedStep, Route
from counterfoil.procurement.steps import Count
from counterfoil_web.procurements.plan_forms import LawForm, ProgressForm, StepForm, TextForm
from tests.fixtures.procurement_plans import a_plan

LAW = {
    "revision": "0",
    "title": "Records system",
    "description": "A system.",
    "authority": "Example police",
    "buys": "services",
    "codes": "72000000 IT services\n\n79410000-1: Advice",
    "gross_gbp": "£1,200,000",
    "light_touch": "",
    "route": "open",
    "begins_on-day": "2",
    "begins_on-month": "11",
    "begins_on-year": "2026",
}


def test_a_plan_is_begun_from_the_form():
    form = LawForm(LAW)
    assert form.is_valid(), form.errors
    plan = form.plan(None, "records-system")
    assert (plan.id, plan.gross_gbp, plan.net_gbp) == ("records-system", Fraction(1_200_000), None)
    assert (plan.buys, plan.route) == (Buys.SERVICES, Route.OPEN)
    assert plan.light_touch is None
    assert plan.codes == (
        Code(code="72000000", description="IT services"),
        Code(code="79410000-1", description="Advice"),
    )
    assert (plan.begins_on, plan.steps) == (date(2026, 11, 2), ())


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"gross_gbp": ""}, "gross_gbp", "Enter the estimated value with VAT"),
        ({"gross_gbp": "0"}, "gross_gbp", "The value must be more than £0"),
        ({"net_gbp": "1300000"}, "net_gbp", "must not be more than that with it"),
        ({"codes": "custody"}, "codes", "does not begin with a code of eight digits"),
        ({"route": "direct_award"}, "ground", "Choose the ground of the direct award"),
        ({"ground": "urgency"}, "ground", "the route is no direct award"),
        ({"route": "framework_call_off"}, "framework", "Enter the framework’s title and number"),
        ({"begins_on-day": "31"}, "begins_on", "must be a real date"),
        ({"standstill_days": "many"}, "standstill_days", "Enter the working days as a number"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(changed, field, told):
    form = LawForm({**LAW, **changed})
    assert not form.is_valid()
    assert told in form.errors[field][0]


def test_a_document_comes_out_of_the_form_as_it_was():
    """With everything beside, which the form does not show, untouched."""
    plan = a_plan(light_touch=False, standstill_days=10, contract_end=date(2031, 1, 1))
    shown = {**LawForm.initial_of(plan), "revision": 3}
    form = LawForm(shown)
    assert form.is_valid(), form.errors
    assert form.plan(plan, "unused") == plan


def test_how_far_it_has_got():
    plan = a_plan(begun_on=date(2026, 11, 2), tenders_received=4)
    shown = {**ProgressForm.initial_of(plan), "revision": 3}
    form = ProgressForm({**shown, "tenders_assessed": "3", "tenders_received": ""})
    assert form.is_valid(), form.errors
    changed = form.plan(plan)
    assert (changed.tenders_received, changed.tenders_assessed) == (None, 3)
    assert changed.begun_on == date(2026, 11, 2)
    assert "tenders_assessed" in ProgressForm({**shown, "tenders_assessed": "-1"}).errors


def test_a_step_with_its_days():
    held = PlannedStep(id="assessment", days=10, after="tenders")
    sent = {"revision": "1", "days": "12", "count": "working_days", "note": "Two weeks and more"}
    form = StepForm(sent)
    assert form.is_valid(), form.errors
    step = form.step(held)
    assert (step.id, step.after, step.days) == ("assessment", "tenders", 12)
    assert step.count is Count.WORKING_DAYS
    assert StepForm({**sent, "days": "soon"}).errors["days"] == [
        "Enter how long it takes as a number, such as 15"
    ]
    assert "title" in StepForm(sent, own=True).errors
    again = StepForm({**StepForm.initial_of(step), "revision": 1}, own=False)
    assert again.is_valid()
    assert again.step(step) == step


def test_a_text_is_kept_with_the_ends_of_lines_of_files():
    form = TextForm({"revision": "0", "text": "id: a\r\ntitle: b"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "id: a\ntitle: b"
    assert "200,000 bytes" in TextForm({"revision": "0", "text": "x" * 200_001}).errors["text"][0]
