"""Recording a breach, and the next step of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from counterfoil.performance.breaches import Step
from counterfoil_web.contracts.breach_store import StepValues
from counterfoil_web.govuk.form_fields import DateField

LONG = 4_000


def long_text(label: str, hint: str = "", *, missing: str, required: bool = True) -> Any:
    """A field for a paragraph or two."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": missing,
            "max_length": f"{label} must be {LONG:,} characters or fewer",
        },
    )


class _StepFields(forms.Form):
    """What is said of every step."""

    mark_optional = False

    on = DateField(
        label="When it was done", error_messages={"required": "Enter the day it was done"}
    )
    by = forms.CharField(
        label="Which office did it",
        help_text="An office, such as contract manager, not a person’s name.",
        max_length=200,
        error_messages={"required": "Enter which office did it"},
    )
    note = long_text("What was done", missing="Enter what was done")
    due = DateField(
        label="Next step due by (optional)",
        help_text="It shows as late once this day has passed.",
        required=False,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean_on(self) -> date:
        """A step is recorded after it was done."""
        on: date = self.cleaned_data["on"]
        if on > self._today:
            raise forms.ValidationError("The day it was done must be today or before")
        return on

    def clean(self) -> dict[str, Any]:
        """The next step cannot be due before this one."""
        data = super().clean() or self.cleaned_data
        on, due = data.get("on"), data.get("due")
        if on and due and due < on:
            self.add_error("due", "The next step must be due on or after the day of this one")
        return data

    def values(self, step: Step) -> StepValues:
        """What the form says of a step."""
        data = self.cleaned_data
        return StepValues(
            step=step, on=data["on"], by=data["by"], note=data["note"], due=data["due"]
        )


class BreachForm(_StepFields):
    """A breach with its first step, which is that it is recorded."""

    title = forms.CharField(
        label="What was breached, in a few words",
        max_length=200,
        error_messages={"required": "Enter what was breached"},
    )
    measure = forms.ChoiceField(label="Measure (optional)", required=False)
    clause = forms.CharField(
        label="Clause",
        help_text="Where the contract says so, such as Schedule 8, 2.",
        max_length=200,
        error_messages={"required": "Enter the clause"},
    )
    field_order = ("title", "measure", "clause", "on", "by", "note", "due")

    def __init__(self, *args: Any, measures: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["measure"].choices = [("", "None of them"), *measures]
        self.fields["on"].label = "When it happened"
        self.fields["by"].label = "Which office records it"
        self.fields["note"].label = "What happened"
        for name, words in (
            ("on", "Enter the day it happened"),
            ("by", "Enter which office records it"),
            ("note", "Enter what happened"),
        ):
            self.fields[name].error_messages["required"] = words


class StepForm(_StepFields):
    """The next step of a breach: one of those that may follow."""

    step = forms.ChoiceField(
        label="Step",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the step",
            "invalid_choice": "Choose one of the steps that may follow",
        },
    )
    field_order = ("step", "on", "by", "note", "due")

    def __init__(self, *args: Any, may_follow: Iterable[Step], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["step"].choices = [(step.value, step.value.capitalize()) for step in may_follow]

    @property
    def step_values(self) -> StepValues:
        """What the form says."""
        return self.values(Step(self.cleaned_data["step"]))
