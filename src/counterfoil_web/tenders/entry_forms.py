"""The forms in which the commercial lead enters bids, files and what was decided on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.contractfile.their_dates import DateOrder, their_moment
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.record_fields import DayField, TextField
from counterfoil_web.registers.words import asked
from counterfoil_web.tenders.kinds import KINDS
from counterfoil_web.tenders.record_words import hint_of, label_of, value_words

NOT_TYPED = (
    *("id", "entered_on", "entered_by", "source", "supersedes", "note", "change_reason"),
    "decided_by",
)
"""What the page fills in itself, or has a field of its own for."""
_LONG = ("reason", "what", "text", "postal_address")
_LONGEST = {"text": 100_000}
_USUAL = 4_000
Names = Mapping[str, Mapping[str, str]]
"""What a field may name: by the field, each name in words."""


class EntryForm(forms.Form):
    """One record of a kind. Cleaned, `texts` holds its own fields as the library reads them."""

    mark_optional = True

    def __init__(
        self, kind: str, names: Names, *args: Any, corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for shape in shapes_of(KINDS[kind]):
            if shape.name not in NOT_TYPED and names.get(shape.name) != {}:
                self.fields[shape.name] = field_for(kind, shape, names.get(shape.name))
        self.own = list(self.fields)
        self.fields["source"] = forms.CharField(
            label=label_of(kind, "source"),
            required=False,
            max_length=300,
            help_text="The message, document or page of the portal, with its date",
        )
        if corrects:
            self.fields["change_reason"] = long_field(
                "Why it is put right", "Say why it is put right"
            )

    @property
    def texts(self) -> dict[str, Any]:
        """The record's own fields as text."""
        return {name: self.cleaned_data[name] for name in self.own if self.cleaned_data[name]}

    def entry(self, supersedes: str = "") -> Entry:
        """What was typed. supersedes: the key of the record that it puts right."""
        given = self.cleaned_data
        note = given.get("change_reason", "")
        return Entry(self.kind, self.texts, given["source"], note, supersedes)


class FileForm(forms.Form):
    """A file of the quality part of a bid. kept: those there are, that it may take the place of."""

    def __init__(self, *args: Any, kept: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label="File",
            help_text="It is kept byte for byte, with its fingerprint",
            error_messages={
                "required": "Choose a file",
                "missing": "Choose a file",
                "empty": "The file is empty: choose another",
            },
        )
        self.fields["received_at"] = MomentField(
            label="When it came in", help_text="Local time, for example 23 November 2026 11:40"
        )
        self.fields["no_price"] = forms.BooleanField(
            label="It holds no price",
            help_text="A file with prices is received sealed, on the page of sealed prices",
            error_messages={
                "required": "Only a file without prices may be kept here: receive the other sealed"
            },
        )
        if kept:
            self.fields["replaces"] = forms.ChoiceField(
                label="Takes the place of",
                choices=[("", "None: it is a further file"), *kept.items()],
                required=False,
            )
            self.fields["change_reason"] = long_field(
                "Why it takes its place", "Say why it takes its place", required=False
            )

    mark_optional = True

    def clean(self) -> dict[str, Any]:
        """A file that takes another's place does so for a reason."""
        given = super().clean() or {}
        if given.get("replaces") and not given.get("change_reason", "").strip():
            self.add_error("change_reason", "Say why it takes its place")
        return given


class OpeningForm(forms.Form):
    """Opening the quality parts before a witness."""

    witness = forms.CharField(
        label="Witness",
        max_length=200,
        help_text="Who was present besides you, by name or office",
        error_messages={"required": "Say who witnessed it"},
    )
    sure = forms.BooleanField(
        label="Bids are due, and the witness is present",
        error_messages={"required": "Confirm that this is so"},
    )


class MomentField(forms.CharField):
    """A day and time; cleaned, it is text as the library writes it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-20"}))
        options.setdefault("error_messages", {"required": "Enter the day and time"})
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """A moment as the record keeps it, written as a person would."""
        try:
            held = datetime.fromisoformat(str(value))
        except ValueError:
            return value
        seconds = ":%S" if held.second else ""
        return f"{held.day} {held:%B %Y %H:%M{seconds}}"

    def clean(self, value: Any) -> str:
        """The moment. Raises: ValidationError when it is none."""
        text = str(super().clean(value))
        found = their_moment(text.strip(), DateOrder.DAY_FIRST) if text else ""
        if text and not found:
            raise forms.ValidationError(
                "Enter the day and the local time, such as 23 November 2026 11:40"
            )
        return found or ""


def field_for(kind: str, shape: Shape, names: Mapping[str, str] | None) -> Any:
    """The field of a form. names: what it may be, where the tender names that."""
    label = label_of(kind, shape.name)
    common: dict[str, Any] = {
        "label": label,
        "required": shape.required,
        "help_text": hint_of(kind, shape.name),
        "error_messages": {"required": asked(label)},
    }
    if names is not None and "" in names:
        return forms.ChoiceField(**common, choices=list(names.items()))
    if names is not None:
        return _choice(common, [("", "Select an option"), *names.items()], forms.Select)
    if shape.holds is Holds.WORD and shape.of is not None:
        words = [(one.value, value_words(one.value)) for one in shape.of]
        return _choice(common, words, forms.RadioSelect)
    if shape.holds is Holds.TRUTH:
        words = [("yes", "Yes"), ("no", "No")]
        return _choice(common, words, forms.RadioSelect)
    if shape.holds is Holds.DAY:
        return DayField(**common)
    if shape.holds is Holds.MOMENT:
        return MomentField(**common)
    return TextField(shape, widget=_widget(shape), **common)


def long_field(label: str, asked: str, *, required: bool = True) -> forms.CharField:
    """A field for a paragraph."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=_USUAL,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": asked},
    )


def _choice(
    common: Mapping[str, Any], words: list[tuple[str, str]], widget: Any
) -> forms.ChoiceField:
    messages = {
        "required": asked(common["label"], "Choose"),
        "invalid_choice": "Choose one of those listed",
    }
    return forms.ChoiceField(
        **{**common, "required": True, "error_messages": messages}, choices=words, widget=widget
    )


def _widget(shape: Shape) -> forms.Widget:
    if shape.name in _LONG:
        return forms.Textarea(attrs={"rows": 12 if shape.name == "text" else 3})
    if shape.holds in (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE):
        return forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "numeric"})
    return forms.TextInput(attrs={"maxlength": str(_LONGEST.get(shape.name, _USUAL))})
