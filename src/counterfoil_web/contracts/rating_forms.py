"""Rating a period, and the bands by which it is rated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from counterfoil.performance.rated_period import months_between
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.govuk.form_fields import PercentField

_NO_MONTH = {
    "required": "Choose a month of the contract",
    "invalid_choice": "Choose a month of the contract",
}


class PeriodForm(forms.Form):
    """The months to rate, both ends among them."""

    mark_optional = False

    first = forms.ChoiceField(label="From", error_messages=_NO_MONTH)
    last = forms.ChoiceField(label="To", error_messages=_NO_MONTH)

    def __init__(self, *args: Any, months: Iterable[Month], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(month), month.words) for month in months]
        self.fields["first"].choices = self.fields["last"].choices = choices

    def clean(self) -> dict[str, Any]:
        """The first month comes first."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last month must be the first month or a later one")
        return data

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of the period."""
        data = self.cleaned_data
        return months_between(Month.parse(data["first"]), Month.parse(data["last"]))


class KeepRatingForm(PeriodForm):
    """Keeping the rating of a period."""

    first = forms.ChoiceField(widget=forms.HiddenInput, error_messages=_NO_MONTH)
    last = forms.ChoiceField(widget=forms.HiddenInput, error_messages=_NO_MONTH)
    note = long_text(
        "What else the notice should say (optional)",
        "Such as why a KPI is rated Other. It is published with the rating.",
        missing="",
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("auto_id", "keep-%s")  # the form of the period stands on the same page
        super().__init__(*args, **options)


class ExemptionForm(forms.Form):
    """Why performance under the contract cannot be assessed by KPIs, or that it can after all."""

    mark_optional = False

    because = long_text(
        "Why performance cannot be assessed by key performance indicators",
        "The reason as the contract details notice says it. Leave it blank if indicators can be "
        "set after all: the duty then applies again.",
        missing="",
        required=False,
    )
    reason = long_text(
        "Who decided this, and when",
        "Such as: head of procurement, contract board of 3 March 2026.",
        missing="Enter who decided this, and when",
    )

    def clean_because(self) -> str:
        """What was said without a full stop at its end: pages put theirs."""
        said: str = self.cleaned_data["because"]
        return said.strip().rstrip(".")


class RatingBandsForm(forms.Form):
    """How far short of target each rating reaches."""

    approaching = PercentField(
        label="Approaching target: short of it by no more than",
        help_text="As a share of the target.",
        min_value=0,
        max_value=1,
        max_digits=6,
        decimal_places=4,
        error_messages={"required": "Enter how far short is still approaching target"},
    )
    improvement = PercentField(
        label="Requires improvement: short of it by no more than",
        help_text="Inadequate beyond that.",
        min_value=0,
        max_value=1,
        max_digits=6,
        decimal_places=4,
        error_messages={"required": "Enter how far short still requires improvement"},
    )
    reason = long_text("Why these bands", missing="Enter why these bands")

    def clean(self) -> dict[str, Any]:
        """The second reaches at least as far as the first."""
        data = super().clean() or self.cleaned_data
        near, far = data.get("approaching"), data.get("improvement")
        if near is not None and far is not None and far < near:
            self.add_error(
                "improvement", "Requires improvement must reach as far as approaching or further"
            )
        return data

    @property
    def values(self) -> dict[str, str]:
        """The bands as they are kept."""
        return {name: f"{self.cleaned_data[name]:f}" for name in ("approaching", "improvement")}
