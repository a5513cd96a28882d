"""The forms in which the registers are kept, an answer is released and a standstill is counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.contractfile.their_dates import DateOrder, their_moment
from counterfoil_web.contracts.records_fields import DayField, TextField, YesField
from counterfoil_web.govuk.form_fields import DateField
from counterfoil_web.procurements.kinds import KINDS
from counterfoil_web.procurements.words import hint_of, label_of, value_words

NOT_TYPED = ("id", "entered_on", "entered_by", "source", "supersedes", "note")
"""What the page fills in itself, or has a field of its own for."""

_LONG = ("text", "as_released", "details", "told", "advantage", "cured_by", "steps")
_LONGEST = 5_000
Names = Mapping[str, Mapping[str, str]]
"""What a field may name: by the field, each name in words."""


class RecordForm(forms.Form):
    """One record of a register. Cleaned, `texts` holds its fields as the library reads them."""

    mark_optional = True

    def __init__(
        self, kind: str, names: Names, *args: Any, corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for shape in shapes_of(KINDS[kind]):
            if shape.name not in NOT_TYPED:
                self.fields[shape.name] = _field_for(kind, shape, names.get(shape.name))
        self.fields["source"] = forms.CharField(
            label=label_of(kind, "source"),
            max_length=300,
            help_text="The message, minute or system, with its date",
            error_messages={
                "required": "Say where it comes from",
                "max_length": "Where it comes from must be 300 characters or fewer",
            },
        )
        self.fields["note"] = forms.CharField(
            label="Why it is put right" if corrects else "Note",
            required=corrects,
            max_length=2_000,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"required": "Say why it is put right"},
        )

    @property
    def texts(self) -> dict[str, Any]:
        """The record's own fields as text."""
        return {
            name: text
            for name, text in self.cleaned_data.items()
            if name not in ("source", "note") and text != ""
        }


class ReleaseForm(forms.Form):
    """When an answer was sent to every supplier that takes part."""

    mark_optional = True

    sent_at = forms.CharField(
        label="When it was sent to all",
        required=False,
        help_text="Local time, for example 3 April 2026 14:30. Empty: now",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_sent_at(self) -> datetime:
        """The moment, in local time without a zone."""
        text = self.cleaned_data["sent_at"].strip()
        if not text:
            return self.now
        found = their_moment(text, DateOrder.DAY_FIRST)
        if not found:
            raise forms.ValidationError("Enter a day and a time, such as 3 April 2026 14:30")
        moment = datetime.fromisoformat(found)
        if moment > self.now:
            raise forms.ValidationError("The time must not be in the future")
        return moment


class StandstillForm(forms.Form):
    """A day of a contract award notice, and how many working days are promised in it."""

    mark_optional = True

    award = DateField(
        label="Day of the contract award notice",
        error_messages={"required": "Enter the day of the contract award notice"},
    )
    days = forms.IntegerField(
        label="Working days promised",
        required=False,
        min_value=1,
        max_value=60,
        help_text="Empty: 8, the least that the Act allows",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter the working days as a number, such as 8",
            "max_value": "Enter 60 or fewer",
        },
    )


def _field_for(kind: str, shape: Shape, names: Mapping[str, str] | None) -> Any:
    """The field of a form. names: what it may be, where that is known."""
    label = label_of(kind, shape.name)
    common: dict[str, Any] = {
        "label": label,
        "required": shape.required,
        "help_text": hint_of(kind, shape.name),
        "error_messages": {"required": f"Enter: {label[:1].lower()}{label[1:]}"},
    }
    if names is not None:
        return _choice(common, [("", "Select an option"), *names.items()], forms.Select)
    if shape.holds is Holds.WORD and shape.of is not None:
        words = [(one.value, value_words(one.value)) for one in shape.of]
        chosen = {"required": f"Choose: {label[:1].lower()}{label[1:]}"}
        held = {**common, "required": True, "error_messages": chosen}
        return _choice(held, words, forms.RadioSelect, shape.default)
    if shape.holds is Holds.TRUTH:
        return YesField(**{**common, "required": False, "initial": shape.default})
    if shape.holds is Holds.DAY:
        return DayField(**common)
    return TextField(shape, widget=_widget(shape), **common)


def _choice(
    common: Mapping[str, Any], words: list[tuple[str, str]], widget: Any, default: Any = None
) -> forms.ChoiceField:
    messages = {**common["error_messages"], "invalid_choice": "Choose one of those listed"}
    options = {**common, "error_messages": messages}
    if getattr(default, "value", ""):
        options["initial"] = default.value
    return forms.ChoiceField(choices=words, widget=widget, **options)


def _widget(shape: Shape) -> forms.Widget:
    if shape.name in _LONG:
        return forms.Textarea(attrs={"rows": 3})
    if shape.holds is Holds.MOMENT:
        return forms.TextInput(attrs={"class": "govuk-input--width-20"})
    return forms.TextInput(attrs={"maxlength": str(_LONGEST)})
