"""Fields of forms for the fields of a record: each by what it holds, in words and forms of use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from counterfoil.casefile.number_text import plain_number
from counterfoil.contractfile.exact_text import read_exact
from counterfoil.contractfile.shapes import Holds, Shape
from counterfoil.contractfile.their_dates import DateOrder, their_moment, their_month
from counterfoil.contractfile.value_text import read_value
from counterfoil.errors import CounterfoilError
from counterfoil.reports.wording import sentence_case
from counterfoil_web.contracts.records_words import VALUE_WORDS, hint_of, label_of
from counterfoil_web.govuk.form_fields import DateField

_LONG_TEXTS = ("reason", "note")
_LONGEST = 2_000
_QUESTIONS = ("how", "what", "which", "whose", "why", "out of")
_NUMBERS = (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE)
_NAMED = re.compile(r"^\w+ (is|holds) ")


class TextField(forms.CharField):
    """A field whose text the library reads: cleaned, it is in the library's own form."""

    def __init__(self, shape: Shape, **options: Any) -> None:
        self.shape = shape
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        """The text in the library's form. Raises: ValidationError when it says nothing."""
        text = str(super().clean(value))
        return checked(in_our_form(text, self.shape), self.shape, str(self.label)) if text else ""


class DayField(DateField):
    """A day in three boxes; cleaned, it is text as the library writes it."""

    def to_python(self, value: Any) -> Any:
        """The day as text."""
        found = super().to_python(_as_day(value))
        return found.isoformat() if found else ""

    def prepare_value(self, value: Any) -> Any:
        """A text of ours as a day, for the boxes."""
        return _as_day(value)


class YesField(forms.BooleanField):
    """Something ticked or not; cleaned, it is yes or no."""

    def clean(self, value: Any) -> str:  # type: ignore[override]
        """Yes or no."""
        return "yes" if super().clean(value) else "no"

    def prepare_value(self, value: Any) -> Any:
        """A text of ours as a tick."""
        return value in (True, "yes", "on")


def field_for(kind: str, shape: Shape, names: Mapping[str, str] | None, name: str = "") -> Any:
    """The field of a form. names: what it may be, where the terms name that."""
    name = name or shape.name
    label, required = label_of(kind, name), shape.required
    common = {
        "label": label,
        "required": required,
        "help_text": hint_of(kind, name),
        "error_messages": {"required": _asked(label)},
    }
    if names is not None:
        return _choice(common, list(names.items()), forms.Select)
    if shape.holds is Holds.WORD and shape.of is not None:
        words = [(one.value, VALUE_WORDS.get(one.value, one.value)) for one in shape.of]
        return _choice({**common, "required": True}, words, forms.RadioSelect, shape.default)
    if shape.holds is Holds.TRUTH:
        return YesField(**{**common, "required": False, "initial": shape.default})
    if shape.holds is Holds.DAY:
        return DayField(**common)
    return TextField(shape, widget=_widget(shape), initial=_initial(shape), **common)


def in_our_form(text: str, shape: Shape) -> str:
    """What somebody typed in the library's form; as it stands when it cannot be made out."""
    stripped = text.strip()
    if shape.holds is Holds.MONTH:
        return their_month(stripped, DateOrder.DAY_FIRST) or stripped
    if shape.holds is Holds.MOMENT:
        return their_moment(stripped, DateOrder.DAY_FIRST) or stripped
    if shape.holds in _NUMBERS and read_exact(stripped) is None:
        return plain_number(stripped) or stripped
    return stripped


def checked(text: str, shape: Shape, label: str) -> str:
    """The text, once the library has read it. Raises: ValidationError with what and how to mend."""
    try:
        read_value(text, shape)
    except CounterfoilError as fault:
        what = _NAMED.sub(rf"{label} \1 ", fault.what) if shape.name in fault.what else fault.what
        words = f"{label}: {what}. {sentence_case(fault.mend)}"
        raise ValidationError(words if label not in what else f"{what}. {fault.mend}") from fault
    return text


def _asked(label: str) -> str:
    """What is asked for when a field is empty.

    >>> _asked("Month"), _asked("How many"), _asked("VAT")
    ('Enter the month', 'Enter how many', 'Enter the VAT')
    """
    words = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return f"Enter {'' if words.startswith(_QUESTIONS) else 'the '}{words}"


def _choice(
    common: Mapping[str, Any], words: list[tuple[str, str]], widget: Any, default: Any = None
) -> forms.ChoiceField:
    first = [("", "Select an option")] if widget is forms.Select and len(words) > 1 else []
    messages = {
        **common["error_messages"],
        "invalid_choice": "Choose one of those that the terms name",
    }
    options = {**common, "error_messages": messages}
    if len(words) == 1 and common["required"]:
        options["initial"] = words[0][0]
    elif default is not None:
        options["initial"] = getattr(default, "value", default)
    return forms.ChoiceField(choices=[*first, *words], widget=widget, **options)


def _widget(shape: Shape) -> forms.Widget:
    if shape.name in _LONG_TEXTS:
        return forms.Textarea(attrs={"rows": 3})
    if shape.is_money:
        return forms.TextInput(
            attrs={"prefix": "£", "class": "govuk-input--width-10", "inputmode": "decimal"}
        )
    if shape.holds in _NUMBERS:
        return forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"})
    if shape.holds in (Holds.MONTH, Holds.MOMENT):
        return forms.TextInput(attrs={"class": "govuk-input--width-20"})
    return forms.TextInput(attrs={"maxlength": str(_LONGEST)})


def _initial(shape: Shape) -> Any:
    plain: Callable[[Any], bool] = lambda value: value not in (None, "", 0)  # noqa: E731
    return str(shape.default) if not shape.required and plain(shape.default) else None


def _as_day(value: Any) -> Any:
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    return value
