"""Fields of forms for the fields of a record: each by what it holds, in words and forms of use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
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
from counterfoil_web.govuk.form_fields import DateField
from counterfoil_web.registers.words import RegisterWords, asked

_FEW = 5
"""Up to so many words are shown at once; more are in a list to choose from."""
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


@dataclass(frozen=True)
class RecordFields:
    """How the fields of a register's forms are made.

    long: the fields that take a paragraph. longest: how many characters a text may have.
    takes_only_one: whether what must be named is filled in where there is but one to name.
    """

    words: RegisterWords
    long: tuple[str, ...] = ()
    longest: int = 2_000
    takes_only_one: bool = False

    def field_for(
        self, kind: str, shape: Shape, names: Mapping[str, str] | None = None, name: str = ""
    ) -> Any:
        """The field of a form. names: what it may be, each in words, where that is known.

        name: what the field is called in the words, when not as the record calls it.
        """
        label = self.words.label_of(kind, name or shape.name)
        common = {
            "label": label,
            "required": shape.required,
            "help_text": self.words.hint_of(kind, name or shape.name),
            "error_messages": {"required": asked(label)},
        }
        if names is not None:
            return self._named(common, shape, names)
        if shape.holds is Holds.WORD and shape.of is not None:
            words = [(one.value, self.words.value_words(one.value)) for one in shape.of]
            held = {**common, "required": True}
            held["error_messages"] = {"required": asked(label, "Choose")}
            widget = forms.RadioSelect if len(words) <= _FEW else forms.Select
            return choice(held, words, widget, shape.default)
        if shape.holds is Holds.TRUTH:
            return YesField(**{**common, "required": False, "initial": shape.default})
        if shape.holds is Holds.DAY:
            return DayField(**common)
        return TextField(shape, widget=self._widget(shape), initial=_initial(shape), **common)

    def _named(self, common: dict[str, Any], shape: Shape, names: Mapping[str, str]) -> Any:
        held, default = {**common}, shape.default
        held["error_messages"] = {"required": asked(common["label"], "Choose")}
        if self.takes_only_one and len(names) == 1:
            default = next(iter(names)) if shape.required else default
            return forms.ChoiceField(choices=list(names.items()), **_with_initial(held, default))
        return choice(held, list(names.items()), forms.Select, default)

    def _widget(self, shape: Shape) -> forms.Widget:
        if shape.name in self.long:
            return forms.Textarea(attrs={"rows": 3})
        if shape.is_money:
            return forms.TextInput(
                attrs={"prefix": "£", "class": "govuk-input--width-10", "inputmode": "decimal"}
            )
        if shape.holds in _NUMBERS:
            return number_input()
        if shape.holds in (Holds.MONTH, Holds.MOMENT):
            return forms.TextInput(attrs={"class": "govuk-input--width-20"})
        return forms.TextInput(attrs={"maxlength": str(self.longest)})


def choice(
    common: Mapping[str, Any],
    words: list[tuple[str, str]],
    widget: Any = forms.RadioSelect,
    default: Any = None,
) -> forms.ChoiceField:
    """A field that is one of some words; a list begins with none of them chosen."""
    blank = widget is not forms.Select or any(value == "" for value, _ in words)
    first = [] if blank else [("", "Select an option")]
    return forms.ChoiceField(
        choices=[*first, *words], widget=widget, **_with_initial(common, default)
    )


def number_input() -> forms.TextInput:
    """Where a number is typed."""
    return forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"})


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


def _with_initial(common: Mapping[str, Any], default: Any) -> dict[str, Any]:
    messages = {**common["error_messages"], "invalid_choice": "Choose one of those listed"}
    options = {**common, "error_messages": messages}
    if default is not None:
        options["initial"] = getattr(default, "value", default)
    return options


def _initial(shape: Shape) -> Any:
    plain = not shape.required and shape.default not in (None, "", 0)
    return str(shape.default) if plain else None


def _as_day(value: Any) -> Any:
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    return value
