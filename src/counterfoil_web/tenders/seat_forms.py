"""The forms in which people are given parts in a tender, and parts end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from counterfoil_web.tenders.kinds import SeatKind

Choices = Iterable[tuple[str, str]]


class AppointForm(forms.Form):
    """A part, who has it, and which evaluator of the plan they are."""

    mark_optional = True

    def __init__(self, *args: Any, people: Choices, evaluators: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"] = forms.ChoiceField(
            label="Part in the tender",
            choices=SeatKind.choices(),
            widget=forms.RadioSelect,
            error_messages={"required": "Choose a part", "invalid_choice": "Choose a part"},
        )
        self.fields["holder"] = forms.ChoiceField(
            label="Person",
            choices=[("", "Select a person"), *people],
            help_text="Whoever takes part in the partnership and holds a role that may have it",
            error_messages={
                "required": "Choose a person",
                "invalid_choice": "Choose one of those listed",
            },
        )
        self.fields["evaluator_id"] = forms.ChoiceField(
            label="Which evaluator of the plan",
            choices=[("", "None: not an evaluator"), *evaluators],
            required=False,
            error_messages={"invalid_choice": "Choose one that nobody is yet"},
        )

    def clean(self) -> dict[str, Any]:
        """An evaluator is one of the plan's."""
        given = super().clean() or {}
        unsaid = not given.get("evaluator_id") and "evaluator_id" not in self.errors
        if given.get("seat") == SeatKind.EVALUATOR and unsaid:
            self.add_error("evaluator_id", "Choose which evaluator of the plan they are")
        return given


class EndSeatForm(forms.Form):
    """Why a part ends."""

    reason = forms.CharField(
        label="Why it ends",
        max_length=1_000,
        help_text="What they did in it stays on record",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it ends"},
    )


class SettleForm(forms.Form):
    """Why a declared conflict is none."""

    what = forms.CharField(
        label="How things stand",
        max_length=1_000,
        help_text="What was found, such as: the shares were sold in 2020. It stands in the place "
        "of what was declared",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how things stand"},
    )
    reason = forms.CharField(
        label="Why the evaluator may mark this bidder",
        max_length=1_000,
        help_text="What was looked at, who was asked, and why no bidder is favoured by it",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the evaluator may mark this bidder"},
    )
    sure = forms.BooleanField(
        label="I have looked at it and there is no conflict of interest",
        error_messages={"required": "Confirm that you have looked at it"},
    )
