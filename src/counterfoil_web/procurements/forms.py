"""The forms in which the registers are kept, an answer is released and a standstill is counted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from counterfoil.contractfile.their_dates import DateOrder, their_moment
from counterfoil_web.govuk.form_fields import DateField
from counterfoil_web.procurements.contract_register_words import LONG
from counterfoil_web.procurements.kinds import KINDS
from counterfoil_web.procurements.words import WORDS
from counterfoil_web.registers import record_forms as register_forms
from counterfoil_web.registers.record_fields import RecordFields

_LONG = ("text", "as_released", "details", "told", "advantage", "cured_by", "steps", *LONG)


class RecordForm(register_forms.RecordForm):
    """One record of a register of the procurement."""

    kinds = KINDS
    made = RecordFields(WORDS, long=_LONG, longest=5_000)
    source_hint = "The message, minute or system, with its date"


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
