"""Adding a date of one's own, and saying that one was met."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.access import Role
from counterfoil.contract.obligations import Repeat
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.contracts.obligation_store import OwnValues
from counterfoil_web.govuk.form_fields import DateField

_OWNERS = (
    Role.CONTRACT_MANAGER,
    Role.COMMERCIAL_LEAD,
    Role.FINANCE_PARTNER,
    Role.FORCE_FINANCE_OFFICER,
    Role.POLICING_BODY_FINANCE_OFFICER,
    Role.CHIEF_OFFICER,
)
_REPEATS = {
    Repeat.ONCE: "Once",
    Repeat.MONTHLY: "Every month",
    Repeat.QUARTERLY: "Every quarter",
    Repeat.YEARLY: "Every year",
}
_LONGEST = 730


class OwnForm(forms.Form):
    """A date that does not follow from the terms."""

    mark_optional = False

    title = forms.CharField(
        label="What is to be done",
        max_length=200,
        error_messages={"required": "Enter what is to be done"},
    )
    owner = forms.ChoiceField(
        label="Whose move it is", choices=[(one.value, one.label) for one in _OWNERS]
    )
    first_due = DateField(
        label="First due on", error_messages={"required": "Enter the day it is first due"}
    )
    repeat = forms.ChoiceField(
        label="How often",
        choices=[(one.value, words) for one, words in _REPEATS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often it comes round"},
    )
    until = DateField(
        label="Last day (optional)",
        help_text="Until the end of the contract when you leave it blank.",
        required=False,
    )
    clause = forms.CharField(label="Clause (optional)", required=False, max_length=200)
    lead_days = forms.IntegerField(
        label="Days before it that it is shown as coming",
        initial=14,
        min_value=0,
        max_value=_LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "required": "Enter how many days before it is shown as coming",
            "invalid": "The days must be a whole number, such as 14",
            "min_value": "The days must be 0 or more",
            "max_value": "The days must be 730 or fewer",
        },
    )

    def clean(self) -> dict[str, Any]:
        """It cannot end before it begins."""
        data = super().clean() or self.cleaned_data
        first, until = data.get("first_due"), data.get("until")
        if first and until and until < first:
            self.add_error("until", "The last day must be the first day it is due or later")
        return data

    @property
    def values(self) -> OwnValues:
        """What the form says."""
        data = self.cleaned_data
        return OwnValues(
            title=data["title"],
            owner=Role(data["owner"]),
            first_due=data["first_due"],
            repeat=Repeat(data["repeat"]),
            until=data["until"],
            clause=data["clause"],
            lead_days=data["lead_days"],
        )


class MetForm(forms.Form):
    """That a date was met, and what shows it."""

    due = forms.DateField(
        input_formats=["%Y-%m-%d"],
        widget=forms.HiddenInput,
        error_messages={
            "required": "Open this page from the list of dates",
            "invalid": "Open this page from the list of dates",
        },
    )
    note = long_text("What was done, and where it is seen", missing="Enter what was done")
