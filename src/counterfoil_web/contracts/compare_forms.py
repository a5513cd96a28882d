"""Choosing two months to compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from counterfoil.quantities.years import Month


class CompareForm(forms.Form):
    """The two months."""

    mark_optional = False

    before = forms.ChoiceField(
        label="First month",
        widget=forms.Select,
        error_messages={"invalid_choice": "Choose the first month from the list"},
    )
    after = forms.ChoiceField(
        label="Second month",
        widget=forms.Select,
        error_messages={"invalid_choice": "Choose the second month from the list"},
    )

    def __init__(self, *args: Any, months: Sequence[Month] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(month), month.words) for month in months]
        for name in ("before", "after"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A month is not compared with itself."""
        values = self.cleaned_data
        if values.get("before") and values.get("before") == values.get("after"):
            self.add_error("after", "Choose a second month that is not the first")
        return values

    def month(self, name: str) -> Month:
        """One of the months of a valid form."""
        return Month.parse(self.cleaned_data[name])
