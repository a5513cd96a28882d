"""Adding a change of the contract to the register."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from counterfoil.performance.modifications import Route
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.contracts.change_store import ChangeValues
from counterfoil_web.govuk.form_fields import DateField, MoneyField

ROUTE_WORDS = {
    Route.PROVIDED_FOR: "Provided for in the contract",
    Route.URGENCY: "Urgency and the protection of life",
    Route.UNFORESEEABLE: "Unforeseeable circumstances",
    Route.KNOWN_RISK: "A known risk that came about",
    Route.ADDITIONAL: "Additional goods, services or works",
    Route.RESTRUCTURING: "Transfer on corporate restructuring",
    Route.NOT_SUBSTANTIAL: "Not a substantial change",
    Route.BELOW_THRESHOLD: "Below the threshold of value",
    Route.LIGHT_TOUCH: "A light touch contract",
}
_ANSWERS = {"yes": True, "no": False}
_LONGEST = 36_525


class ChangeForm(forms.Form):
    """A change with what the tests ask of it."""

    mark_optional = False

    title = forms.CharField(
        label="What changes, in a few words",
        max_length=200,
        error_messages={"required": "Enter what changes"},
    )
    agreed_on = DateField(
        label="Agreed on, or to be agreed on",
        error_messages={"required": "Enter the day it is agreed"},
    )
    value_gbp = MoneyField(
        label="What it adds to the value of the contract (optional)",
        help_text="In pounds with VAT, over the whole term. Below nought when it takes away.",
        required=False,
    )
    days = forms.IntegerField(
        label="How many days it adds to the term (optional)",
        help_text="Below nought when it shortens the term.",
        required=False,
        min_value=-_LONGEST,
        max_value=_LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "invalid": "The days must be a whole number, such as 90",
            "min_value": "The days must be -36,525 or more",
            "max_value": "The days must be 36,525 or fewer",
        },
    )
    route = forms.ChoiceField(
        label="Ground on which it is permitted",
        help_text="Section 74 and Schedule 8 of the Procurement Act 2023.",
        required=False,
        choices=[("", "Not settled yet"), *((one.value, ROUTE_WORDS[one]) for one in Route)],
    )
    scope = forms.ChoiceField(
        label="Does it materially change the scope of the contract?",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No"), ("open", "Not decided yet")],
        error_messages={"required": "Say whether it materially changes the scope"},
    )
    balance = forms.ChoiceField(
        label="Does it materially shift the economic balance to the supplier?",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No"), ("open", "Not decided yet")],
        error_messages={"required": "Say whether it shifts the balance to the supplier"},
    )
    works = forms.BooleanField(label="The contract is for works", required=False)
    group = forms.CharField(
        label="Split from other changes (optional)",
        help_text="Give changes that belong together the same name: they are tested as one.",
        required=False,
        max_length=60,
    )
    reason = long_text("Why it is made", missing="Enter why it is made")
    supersedes = forms.TypedChoiceField(
        label="Puts right an earlier entry (optional)",
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, standing: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = [(number, f"{number}: {title}") for number, title in standing]
        self.fields["supersedes"].choices = [("", "None of them"), *rows]
        if not rows:
            del self.fields["supersedes"]

    def clean(self) -> dict[str, Any]:
        """A change that adds neither money nor time says so on purpose, in its reason."""
        data = super().clean() or self.cleaned_data
        data["value_gbp"] = data.get("value_gbp") or Decimal(0)
        data["days"] = data.get("days") or 0
        return data

    @property
    def values(self) -> ChangeValues:
        """What the form says."""
        data = self.cleaned_data
        return ChangeValues(
            title=data["title"],
            agreed_on=data["agreed_on"],
            value_gbp=data["value_gbp"],
            days=data["days"],
            route=Route(data["route"]) if data["route"] else None,
            materially_changes_scope=_ANSWERS.get(data["scope"]),
            shifts_balance=_ANSWERS.get(data["balance"]),
            works=data["works"],
            group=data["group"],
            reason=data["reason"],
            supersedes=data.get("supersedes"),
        )
