"""A year of the supplier's accounts, the bands of the metrics, and the note on its group."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from counterfoil.performance.financial_health import Band
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.contracts.health_store import FIGURES
from counterfoil_web.govuk.form_fields import DateField, MoneyField

_LABELS = {"ebitda": "EBITDA", "ebit": "EBIT"}


def figure_label(name: str) -> str:
    """A figure as the form calls it.

    >>> figure_label("net_debt"), figure_label("ebit")
    ('Net debt', 'EBIT')
    """
    return _LABELS.get(name, name.replace("_", " ").capitalize())


class AccountsForm(forms.Form):
    """A year's figures; those not found stay blank."""

    mark_optional = False

    year_end = DateField(
        label="Last day of the financial year",
        error_messages={"required": "Enter the last day of the financial year"},
    )
    source = forms.CharField(
        label="Where the figures come from",
        help_text="Such as the annual report and the page.",
        max_length=300,
        error_messages={"required": "Enter where the figures come from"},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in FIGURES:
            self.fields[name] = MoneyField(label=figure_label(name), required=False)

    def clean(self) -> dict[str, Any]:
        """At least one figure is needed."""
        data = super().clean() or self.cleaned_data
        if not self.errors and all(data.get(name) is None for name in FIGURES):
            self.add_error(FIGURES[0], "Enter at least one figure of the year")
        return data

    @property
    def figures(self) -> dict[str, Decimal | None]:
        """The figures by name."""
        return {name: self.cleaned_data[name] for name in FIGURES}


class HealthBandsForm(forms.Form):
    """Where low and high risk begin, for each metric."""

    mark_optional = False

    def __init__(
        self, *args: Any, bands: Mapping[str, Band], titles: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._bands, self._titles = bands, titles
        for name, band in bands.items():
            above, below = ("above", "below") if band.higher_is_better else ("below", "above")
            self.fields[f"{name}-low"] = _edge(f"{titles[name]}: low risk {above}", band.low)
            self.fields[f"{name}-high"] = _edge(f"{titles[name]}: high risk {below}", band.high)
        self.fields["reason"] = long_text(
            "Why these bands, and where they come from",
            missing="Enter why these bands and where they come from",
        )

    def clean(self) -> dict[str, Any]:
        """Low risk cannot begin on the wrong side of high risk."""
        data = super().clean() or self.cleaned_data
        for name, band in self._bands.items():
            low, high = data.get(f"{name}-low"), data.get(f"{name}-high")
            if low is None or high is None:
                continue
            if (low < high) if band.higher_is_better else (low > high):
                side = "more" if band.higher_is_better else "less"
                message = f"{self._titles[name]}: low risk must begin at high risk or {side}"
                self.add_error(f"{name}-low", message)
        return data

    @property
    def values(self) -> dict[str, dict[str, str]]:
        """The bands as they are kept."""
        data = self.cleaned_data
        return {
            name: {edge: f"{data[f'{name}-{edge}']:f}" for edge in ("low", "high")}
            for name in self._bands
        }


class GroupNoteForm(forms.Form):
    """The group that the supplier belongs to."""

    note = long_text(
        "The supplier’s group",
        "Who owns it, who stands surety, and on which companies the service rests.",
        missing="Enter the supplier’s group",
    )


def _edge(label: str, initial: Decimal) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        initial=initial,
        max_digits=15,
        decimal_places=4,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={
            "required": f"Enter a number for {label[0].lower()}{label[1:]}",
            "invalid": f"{label} must be a number, such as 2.5",
        },
    )
