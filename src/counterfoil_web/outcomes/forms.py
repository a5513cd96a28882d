"""The forms in which records of outcomes are entered, and claims certified and banked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from counterfoil.contractfile.shapes import Holds, Shape, shapes_of
from counterfoil.outcomes.claims import Banking, Certification, Finding
from counterfoil_web.contracts.records_fields import DayField, TextField, YesField
from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.outcomes.words import hint_of, label_of, value_words

NOT_TYPED = ("id", "entered_on", "entered_by", "source", "supersedes", "note")
"""What the page fills in itself, or has a field of its own for."""

_LONG = ("evidence", "wanted_evidence", "happened", "differently", "reason", "measure")
_ABOUT = ("title", "benefit", "heading", "driver", "partnership", "claim")
_NUMBERS = (Holds.NUMBER, Holds.DECIMAL, Holds.WHOLE)
_LONGEST = 2_000
Names = Mapping[str, Mapping[str, str]]
"""What a field may name: by the field, each name in words."""


class RecordForm(forms.Form):
    """One record of a kind. Cleaned, `texts` holds its own fields as the library reads them."""

    mark_optional = True

    def __init__(
        self, kind: str, names: Names, *args: Any, corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        typed = [one for one in shapes_of(KINDS[kind]) if one.name not in NOT_TYPED]
        for shape in sorted(typed, key=_place):
            self.fields[shape.name] = field_for(kind, shape, names.get(shape.name))
        self.fields["source"] = forms.CharField(
            label=label_of(kind, "source"),
            max_length=300,
            help_text="The report, e-mail or system, with its date",
            error_messages={
                "required": "Say where it comes from",
                "max_length": "Where it comes from must be 300 characters or fewer",
            },
        )
        self.fields["note"] = forms.CharField(
            label="Why it is put right" if corrects else "Note",
            required=corrects,
            max_length=_LONGEST,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Say why it is put right"},
        )

    @property
    def texts(self) -> dict[str, Any]:
        """The record's own fields as text."""
        return {
            name: text
            for name, text in self.cleaned_data.items()
            if name not in ("source", "note") and text != ""
        }


class CertifyForm(forms.Form):
    """What finance found of a claim."""

    mark_optional = True

    def __init__(self, *args: Any, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shapes = {one.name: one for one in shapes_of(Certification)}
        self.fields["finding"] = _choice(
            {
                "label": "What you found",
                "required": True,
                "error_messages": {"required": "Choose whether you certify or refuse it"},
            },
            [("certified", "It is certified"), ("refused", "It is refused")],
        )
        self.fields["amount"] = TextField(
            shapes["amount"],
            label="Amount certified",
            required=False,
            help_text="In the unit of the claim, at most what was claimed. Empty when refused",
            widget=_number(),
        )
        self.fields["evidence"] = _long("What you looked at", "Say what you looked at")
        self.fields["reason"] = _long(
            "Why not all of it" if not corrects else "Why it is put right, or why not all of it",
            "Say why",
            required=corrects,
        )

    def clean(self) -> dict[str, Any]:
        """An amount is given where it is certified, a reason where it is refused."""
        given = super().clean() or {}
        refused = given.get("finding") == Finding.REFUSED.value
        if given.get("finding") and not refused and not given.get("amount"):
            self.add_error("amount", "Enter the amount certified")
        if refused and given.get("amount", "0") not in ("", "0"):
            self.add_error("amount", "Leave the amount empty: the claim is refused")
        if refused and not given.get("reason"):
            self.add_error("reason", "Say why it is refused")
        return given

    @property
    def texts(self) -> dict[str, str]:
        """The certification's own fields as text."""
        given = {**self.cleaned_data}
        given["amount"] = given.get("amount") or "0"
        return {name: text for name, text in given.items() if text}


class BankForm(forms.Form):
    """A certified saving taken out of a budget."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for shape in shapes_of(Banking):
            if shape.name in (*NOT_TYPED, "basis", "claim", "banked_by"):
                continue
            self.fields[shape.name] = field_for(Banking.kind, shape, None)
        self.fields["budget_paper"].required = True
        self.fields["budget_paper"].error_messages["required"] = "Name the paper that cut it"
        self.fields["banked_on"].label = "Day on which the budget was cut"
        self.fields["banked_on"].error_messages["required"] = "Enter the day"

    @property
    def texts(self) -> dict[str, str]:
        """The banking's own fields as text."""
        return {name: text for name, text in self.cleaned_data.items() if text}


class UploadForm(forms.Form):
    """A table of records of one kind."""

    file = forms.FileField(
        label="Table",
        help_text="CSV or an Excel workbook (.xlsx) with the columns of the table as it is taken "
        "out here. It is brought in whole or not at all.",
        error_messages={
            "required": "Choose a table",
            "missing": "Choose a table",
            "empty": "The table is empty: choose another",
        },
    )


def field_for(kind: str, shape: Shape, names: Mapping[str, str] | None) -> Any:
    """The field of a form. names: what it may be, where the ledger names that."""
    label = label_of(kind, shape.name)
    common = {
        "label": label,
        "required": shape.required,
        "help_text": hint_of(kind, shape.name),
        "error_messages": {"required": f"Enter: {label[:1].lower()}{label[1:]}"},
    }
    if names is not None:
        return _choice(common, list(names.items()), forms.Select, shape.default)
    if shape.holds is Holds.WORD and shape.of is not None:
        words = [(one.value, value_words(one.value)) for one in shape.of]
        held = {**common, "required": True}
        held["error_messages"] = {"required": f"Choose: {label[:1].lower()}{label[1:]}"}
        few = len(words) <= 5
        return _choice(held, words, forms.RadioSelect if few else forms.Select, shape.default)
    if shape.holds is Holds.TRUTH:
        return YesField(**{**common, "required": False, "initial": shape.default})
    if shape.holds is Holds.DAY:
        return DayField(**common)
    return TextField(shape, widget=_widget(shape), initial=_initial(shape), **common)


def _place(shape: Shape) -> int:
    """What a record is about comes first, then its months; how the figure came to be comes last."""
    if shape.name in _ABOUT:
        return 0
    if shape.name in ("from_month", "to_month"):
        return 1
    return 3 if shape.name == "basis" else 2


def _choice(
    common: Mapping[str, Any],
    words: list[tuple[str, str]],
    widget: Any = forms.RadioSelect,
    default: Any = None,
) -> forms.ChoiceField:
    blank = any(value == "" for value, _ in words)
    first = [("", "Select an option")] if widget is forms.Select and not blank else []
    messages = {**common["error_messages"], "invalid_choice": "Choose one of those listed"}
    options = {**common, "error_messages": messages}
    if default is not None:
        options["initial"] = getattr(default, "value", default)
    return forms.ChoiceField(choices=[*first, *words], widget=widget, **options)


def _long(label: str, asked: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": asked},
    )


def _number() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"})


def _widget(shape: Shape) -> forms.Widget:
    if shape.name in _LONG:
        return forms.Textarea(attrs={"rows": 3})
    if shape.is_money:
        return forms.TextInput(
            attrs={"prefix": "£", "class": "govuk-input--width-10", "inputmode": "decimal"}
        )
    if shape.holds in _NUMBERS:
        return _number()
    if shape.holds is Holds.MONTH:
        return forms.TextInput(attrs={"class": "govuk-input--width-20"})
    return forms.TextInput(attrs={"maxlength": str(_LONGEST)})


def _initial(shape: Shape) -> Any:
    plain = not shape.required and shape.default not in (None, "", 0)
    return str(shape.default) if plain else None
