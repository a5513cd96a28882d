"""What is recorded on the way to an award: lots drawn, low prices, suppliers, publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from counterfoil.tender.low_bids import PriceVerdict
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.govuk.form_fields import DateField

_TIME = "Enter the time on a 24-hour clock, such as 14:30"


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text="On a 24-hour clock, such as 14:30.",
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"required": _TIME, "invalid": _TIME},
    )


def _line(label: str, missing: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=300, error_messages={"required": missing}
    )


class LotsForm(forms.Form):
    """The order in which tied bids were drawn."""

    witness = _line("Who was witness", "Enter who was witness", "An office, not a person’s name.")

    def __init__(self, *args: Any, bids: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._bids = [bid for bid, _ in bids]
        choices = [("", "Choose a place"), *((str(n), str(n)) for n in range(1, len(bids) + 1))]
        for bid, name in bids:
            self.fields[f"place-{bid}"] = forms.ChoiceField(
                label=f"The place that {name} drew",
                choices=choices,
                error_messages={"required": f"Choose the place that {name} drew"},
            )

    def clean(self) -> dict[str, Any]:
        """Each place is drawn once."""
        data = super().clean() or self.cleaned_data
        places = [data.get(f"place-{bid}") for bid in self._bids]
        if all(places) and len(set(places)) < len(places):
            self.add_error(f"place-{self._bids[0]}", "Give each bid a place of its own")
        return data

    @property
    def places(self) -> dict[str, int]:
        """The place of each bid."""
        return {bid: int(self.cleaned_data[f"place-{bid}"]) for bid in self._bids}


class QuestionForm(forms.Form):
    """That a bidder was asked about a low price."""

    asked = long_text(
        "What the bidder was asked",
        "Say that the price looks too low, and ask it to show that it can perform at that price.",
        missing="Enter what the bidder was asked",
    )
    day = DateField(
        label="Day by which it may answer", error_messages={"required": "Enter the day"}
    )
    time = _time("Time by which it may answer")

    @property
    def answer_by(self) -> datetime:
        """Until when, local time."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])


class AnswerForm(forms.Form):
    """What the bidder answered."""

    answer = long_text(
        "What it answered",
        "In words, or the name of its document.",
        missing="Enter what it answered",
    )


class DecisionForm(forms.Form):
    """What was decided on a low price."""

    shown = forms.ChoiceField(
        label="Did the bidder show that it can perform the contract at that price?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the bidder showed it"},
    )
    verdict = forms.ChoiceField(
        label="What is decided",
        choices=[
            (PriceVerdict.STAYS_IN.value, "The bid stays in"),
            (PriceVerdict.DISREGARDED.value, "The bid is disregarded"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is decided"},
    )
    reason = long_text("Why", missing="Enter why")


class SupplierForm(forms.Form):
    """Who a bidder is, as regulation 31 asks."""

    name = _line("Name of the supplier", "Enter the name of the supplier")
    postal_address = long_text("Postal address", missing="Enter the postal address")
    email = forms.EmailField(
        label="Email address",
        error_messages={
            "required": "Enter the email address",
            "invalid": "Enter an email address like name@example.com",
        },
    )
    identifier = _line(
        "Unique identifier", "Enter the unique identifier", "Such as its PPON or company number."
    )
    change_reason = long_text("Why this takes the place of what is recorded", missing="Enter why")

    def __init__(self, *args: Any, changes: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not changes:
            del self.fields["change_reason"]


class PublishedForm(forms.Form):
    """Where the award criteria can be read in full."""

    where = _line(
        "Where the award criteria and the method of assessment can be read in full",
        "Enter where they can be read",
        "Such as the address of the tender notice.",
    )
    published_on = DateField(
        label="Published on", error_messages={"required": "Enter the day of publication"}
    )
