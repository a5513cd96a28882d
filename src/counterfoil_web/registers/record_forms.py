"""The form in which a record is entered or put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from counterfoil.contractfile.shapes import Shape, shapes_of
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.record_fields import RecordFields
from counterfoil_web.registers.record_rows import OF_ROW

Names = Mapping[str, Mapping[str, str]]
"""What a field may name: by the field, each name in words."""

_OF_FORM = ("source", "note")


class RecordForm(forms.Form):
    """One record of a kind. Cleaned, `texts` holds its own fields as the library reads them.

    A register says its kinds of record and how their fields are made.
    """

    mark_optional = True
    kinds: ClassVar[Mapping[str, type[Any]]]
    made: ClassVar[RecordFields]
    source_hint = "The report, e-mail or system, with its date"

    def __init__(
        self, kind: str, names: Names, *args: Any, corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for shape in self.typed():
            self.fields[shape.name] = self.made.field_for(kind, shape, names.get(shape.name))
        self.fields["source"] = forms.CharField(
            label=self.made.words.label_of(kind, "source"),
            max_length=300,
            help_text=self.source_hint,
            error_messages={
                "required": "Say where it comes from",
                "max_length": "Where it comes from must be 300 characters or fewer",
            },
        )
        self.fields["note"] = forms.CharField(
            label="Why it is put right" if corrects else "Note",
            required=corrects,
            max_length=2_000,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Say why it is put right"},
        )

    def typed(self) -> Sequence[Shape]:
        """The fields of the record that somebody fills in, in the order of the form."""
        return [one for one in shapes_of(self.kinds[self.kind]) if one.name not in OF_ROW]

    @property
    def texts(self) -> dict[str, Any]:
        """The record's own fields as text."""
        return {
            name: text
            for name, text in self.cleaned_data.items()
            if name not in _OF_FORM and text != ""
        }

    def entry(self, supersedes: str = "") -> Entry:
        """What was typed. supersedes: the key of the record that it puts right."""
        given = self.cleaned_data
        return Entry(self.kind, self.texts, given["source"], given["note"], supersedes)
