"""The forms of a query: which differences it lists, and how it was settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from counterfoil.contract.lines import pounds
from counterfoil.reports.query_letter import QueriedDifference
from counterfoil_web.govuk.form_fields import MoneyField


class QueryForm(forms.Form):
    """Which differences are queried, and what the letter adds."""

    which = forms.MultipleChoiceField(
        label="Differences to query",
        error_messages={"required": "Choose at least one difference to query"},
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label="Words to add to the letter",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, differences: Sequence[QueriedDifference] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.differences = differences
        choices = [
            (str(place), f"{one.named}, {pounds(one.difference_gbp)}")
            for place, one in enumerate(differences)
        ]
        self.fields["which"].choices = choices  # type: ignore[attr-defined]
        self.fields["which"].initial = [place for place, _ in choices]

    @property
    def chosen(self) -> tuple[QueriedDifference, ...]:
        """The differences ticked in a valid form."""
        return tuple(self.differences[int(place)] for place in self.cleaned_data["which"])


class SettleForm(forms.Form):
    """What came of a query."""

    settled_gbp = MoneyField(
        label="Amount that the supplier gave back",
        min_value=0,
        help_text="By credit note or corrected invoice, with VAT. Enter 0 where it was nothing.",
        error_messages={"required": "Enter the amount given back, or 0"},
    )
    outcome = forms.CharField(
        label="What was agreed",
        max_length=2_000,
        help_text="For each difference: settled or given up, by whom and why.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what was agreed"},
    )
