"""The forms in which records of outcomes are entered, and claims certified and banked."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.contractfile.shapes import Shape, shapes_of
from counterfoil.outcomes.claims import Banking, Certification, Finding
from counterfoil_web.outcomes.kinds import KINDS
from counterfoil_web.outcomes.words import WORDS
from counterfoil_web.registers import record_forms as register_forms
from counterfoil_web.registers.record_fields import RecordFields, TextField, choice, number_input
from counterfoil_web.registers.record_rows import OF_ROW

_LONG = ("evidence", "wanted_evidence", "happened", "differently", "reason", "measure")
_ABOUT = ("title", "benefit", "heading", "driver", "partnership", "claim")
_LONGEST = 2_000
_FIELDS = RecordFields(WORDS, long=_LONG, longest=_LONGEST)


class RecordForm(register_forms.RecordForm):
    """One record of outcomes, what it is about first."""

    kinds = KINDS
    made = _FIELDS

    def typed(self) -> list[Shape]:
        """What a record is about, its months, the rest; how the figure came to be comes last."""
        return sorted(super().typed(), key=_place)


class CertifyForm(forms.Form):
    """What finance found of a claim."""

    mark_optional = True

    def __init__(self, *args: Any, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shapes = {one.name: one for one in shapes_of(Certification)}
        self.fields["finding"] = choice(
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
            widget=number_input(),
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
            if shape.name in (*OF_ROW, "basis", "claim", "banked_by"):
                continue
            self.fields[shape.name] = _FIELDS.field_for(Banking.kind, shape)
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


def _place(shape: Shape) -> int:
    if shape.name in _ABOUT:
        return 0
    if shape.name in ("from_month", "to_month"):
        return 1
    return 3 if shape.name == "basis" else 2


def _long(label: str, asked: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": asked},
    )
