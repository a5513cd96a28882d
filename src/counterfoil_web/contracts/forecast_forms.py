"""How far volumes and prices may grow in a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from counterfoil_web.contracts.forecast_store import INDEX, Driver, Range
from counterfoil_web.govuk.form_fields import PercentField

PARTS = ("low", "likely", "high")
_WORDS = {"low": "Lowest", "likely": "Most likely", "high": "Highest"}
_USUAL = {True: ("0", "0.02", "0.04"), False: ("-0.03", "0", "0.03")}


class GrowthForm(forms.Form):
    """Three figures for each driver: the lowest, the most likely and the highest growth a year."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        drivers: Sequence[Driver],
        held: Mapping[str, Sequence[str]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._drivers = drivers
        for place, driver in enumerate(drivers):
            usual = _USUAL[driver.kind == INDEX]
            values = (held or {}).get(driver.id, usual)
            for part, value in zip(PARTS, values, strict=True):
                self.fields[_name(place, part)] = _field(driver, part, Decimal(value))

    @property
    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Each driver in words, with its three fields."""
        for place, driver in enumerate(self._drivers):
            yield driver_words(driver), [self[_name(place, part)] for part in PARTS]

    def clean(self) -> dict[str, Any]:
        """The three figures of a driver rise."""
        data = super().clean() or self.cleaned_data
        for place, driver in enumerate(self._drivers):
            low, likely, high = (data.get(_name(place, part)) for part in PARTS)
            if low is None or likely is None or high is None:
                continue
            if likely < low:
                self.add_error(
                    _name(place, "likely"),
                    f"The most likely growth of {driver.name} must be the lowest or more",
                )
            elif high < likely:
                self.add_error(
                    _name(place, "high"),
                    f"The highest growth of {driver.name} must be the most likely or more",
                )
        return data

    @property
    def ranges(self) -> dict[str, Range]:
        """The ranges of a valid form, by driver."""
        found = {}
        for place, driver in enumerate(self._drivers):
            low, likely, high = (f"{self.cleaned_data[_name(place, part)]:f}" for part in PARTS)
            found[driver.id] = (low, likely, high)
        return found


def driver_words(driver: Driver) -> str:
    """A driver as a page names it.

    >>> driver_words(Driver("volume", "detentions"))
    'Volume: detentions'
    """
    return f"{'Index' if driver.kind == INDEX else 'Volume'}: {driver.name}"


def _name(place: int, part: str) -> str:
    return f"driver-{place}-{part}"


def _field(driver: Driver, part: str, initial: Decimal) -> PercentField:
    words = _WORDS[part]
    says = f"Enter the {words.lower()} growth of {driver.name} a year, such as 2"
    bound = f"{words} growth of {driver.name} must be between −90%% and 100%%"  # Django fills it in
    return PercentField(
        label=words,
        initial=initial,
        min_value=Decimal("-0.9"),
        max_value=Decimal(1),
        max_digits=8,
        decimal_places=6,
        error_messages={
            "required": says,
            "invalid": says,
            "min_value": bound,
            "max_value": bound,
        },
    )
