"""Form fields that GOV.UK pages need and Django lacks: a date in three boxes, money, a share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator

PARTS = ("day", "month", "year")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class DateWidget(forms.Widget):
    """Day, month and year in a box each: `name-day`, `name-month`, `name-year`."""

    input_type = "date-input"
    use_fieldset = True

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002
        name: str,
    ) -> dict[str, str] | None:
        if isinstance(data.get(name), date):  # a form made in code rather than by a browser
            return self.parts_of(data[name])
        return {part: str(data.get(f"{name}-{part}", "")).strip() for part in PARTS}

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002
        name: str,
    ) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:  # noqa: ARG002
        return f"{id_}-day" if id_ else id_

    @staticmethod
    def parts_of(value: date | Mapping[str, str] | None) -> dict[str, str]:
        """What stands in each box."""
        if isinstance(value, date):
            return {part: str(getattr(value, part)) for part in PARTS}
        return {part: str((value or {}).get(part, "")) for part in PARTS}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"]["value"] = self.parts_of(value)
        return context


class DateField(forms.Field):
    """A date typed as day, month and year; the message names the part that is wrong."""

    widget = DateWidget
    default_error_messages = {  # noqa: RUF012
        "required": "Enter the date",
        "incomplete": "The date must include a %(missing)s",
        "invalid": "The date must be a real date, such as 27 3 2027",
        "year": "The year must be four figures, such as 2027",
    }

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        parts = {part: str(value.get(part, "")).strip() for part in PARTS}
        missing = [part for part in PARTS if not parts[part]]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise self._wrong("incomplete", missing=" and a ".join(missing))
        if not (parts["year"].isdecimal() and len(parts["year"]) == 4):
            raise self._wrong("year")
        try:
            return date(int(parts["year"]), _month(parts["month"]), int(parts["day"]))
        except ValueError:
            raise self._wrong("invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return DateWidget.parts_of(initial) != DateWidget.parts_of(data)

    def _wrong(self, code: str, **words: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=words)


_TOO_MUCH = "The amount must be less than £10,000,000,000,000"


class MoneyField(forms.DecimalField):
    """Pounds: takes £, commas and spaces as people type them, and accountants' brackets."""

    default_error_messages = {  # noqa: RUF012
        "invalid": "Enter an amount of money, such as 1,250 or 1250.50",
        "min_value": "The amount must be £%(limit_value)s or more",
        "max_digits": _TOO_MUCH,
        "max_whole_digits": _TOO_MUCH,
        "max_decimal_places": "Enter the amount in pounds and whole pence, such as 1250.50",
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("decimal_places", 2)
        options.setdefault("max_digits", 15)
        options.setdefault("widget", forms.TextInput(attrs=_box("£", None)))
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = _plain_number(value.replace("£", ""))
        return super().to_python(value)


class NamedChoices(ModelChoiceIterator):
    """Records to choose from by their names alone, which is all that a list of them shows."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from self.queryset.values_list("pk", "name")


class NamedRecordField(forms.ModelChoiceField):
    """One record out of a list, of a kind that is called by its `name`."""

    iterator = NamedChoices


class RecordsField(forms.ModelMultipleChoiceField):
    """Records ticked in a list; a number too great for any record is no choice, and no fault.

    They are of a kind that is called by its `name`.
    """

    iterator = NamedChoices

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            raise ValidationError("Choose from the list", code="invalid_choice") from None


class PercentField(forms.DecimalField):
    """A share typed as a percentage: 3.5 is kept as 0.035."""

    default_error_messages = {"invalid": "Enter a percentage, such as 3.5"}  # noqa: RUF012

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs=_box(None, "%")))
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = _plain_number(value.replace("%", ""))
        typed = super().to_python(value)
        return None if typed is None else typed / 100

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal | float):
            return f"{Decimal(str(value)) * 100:f}".rstrip("0").rstrip(".") or "0"
        return value


def _month(text: str) -> int:
    """A month by number or name."""
    name = text[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else int(text)


def _plain_number(text: str) -> str:
    plain = text.replace(",", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    plain = plain.replace("−", "-")
    if plain.startswith("(") and plain.endswith(")"):
        return f"-{plain[1:-1]}"
    return plain


def _box(prefix: str | None, suffix: str | None) -> dict[str, Any]:
    box = {"prefix": prefix, "suffix": suffix, "inputmode": "decimal", "spellcheck": "false"}
    return {**box, "class": "govuk-input--width-10" if prefix else "govuk-input--width-5"}
