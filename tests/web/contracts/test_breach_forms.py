"""The forms of a breach."""

from datetime import date

from counterfoil.performance.breaches import Step
from counterfoil_web.contracts.breach_forms import BreachForm, StepForm

TODAY = date(2026, 11, 22)
DONE = {"on": date(2026, 11, 20), "by": "contract manager", "note": "Letter sent"}


def test_a_step_gives_its_values():
    form = StepForm({**DONE, "step": "supplier notified"}, may_follow=(Step.NOTIFIED,), today=TODAY)
    assert form.is_valid(), form.errors
    values = form.step_values
    assert (values.step, values.on, values.due) == (Step.NOTIFIED, DONE["on"], None)


def test_the_first_day_asks_when_it_happened():
    form = BreachForm({}, measures=[("calls", "Calls")], today=TODAY)
    assert not form.is_valid()
    assert form.errors["on"] == ["Enter the day it happened"]
    assert form.errors["by"] == ["Enter which office records it"]
    assert form.fields["measure"].choices == [("", "None of them"), ("calls", "Calls")]


def test_a_day_to_come_and_a_due_day_before_it_are_refused():
    form = StepForm(
        {**DONE, "step": "supplier notified", "due": date(2026, 11, 19)},
        may_follow=(Step.NOTIFIED,),
        today=TODAY,
    )
    assert not form.is_valid()
    assert "due" in form.errors
    late = StepForm({**DONE, "on": date(2026, 11, 23)}, may_follow=(), today=TODAY)
    assert late.errors["on"] == ["The day it was done must be today or before"]
