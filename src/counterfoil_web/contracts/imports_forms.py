"""The forms in which a spreadsheet is uploaded and its columns are named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from counterfoil.contractfile.column_mapping import CONTRACT_KINDS, SUMMED_KINDS, Rows
from counterfoil.contractfile.shapes import Shape
from counterfoil_web.contracts.records_words import WORDS
from counterfoil_web.registers import columns_forms
from counterfoil_web.registers.record_fields import in_our_form

_ROWS = (
    (Rows.ONE_EACH.value, "One record"),
    (Rows.SUMMED.value, "One of many, to be added up by month"),
)


class RecordsUploadForm(forms.Form):
    """A spreadsheet of records."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="CSV or an Excel workbook (.xlsx), with the names of its columns in a row. "
        "Nothing is recorded until you have seen what would be.",
        error_messages={
            "required": "Choose a spreadsheet",
            "missing": "Choose a spreadsheet",
            "empty": "The spreadsheet is empty: choose another",
        },
    )


class ColumnsForm(columns_forms.ColumnsForm):
    """Which column is which field of a record of a contract, and how the file is written."""

    kinds = CONTRACT_KINDS
    words = WORDS

    def __init__(self, *args: Any, values: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, values=values, **kwargs)
        if self.kind in SUMMED_KINDS:
            self.fields["rows"] = forms.ChoiceField(
                label="What a row is",
                choices=_ROWS,
                widget=forms.RadioSelect,
                initial=values.get("rows", Rows.ONE_EACH.value),
            )
        self.fields["supersede"] = forms.BooleanField(
            label="Where a row differs from what is recorded, it puts that right",
            required=False,
            initial=values.get("supersede", False),
            help_text="Otherwise such a row is an error. What was recorded stays in either case",
        )
        self.fields["sheet"] = forms.CharField(
            label="Sheet (of a workbook)",
            required=False,
            max_length=100,
            initial=values.get("sheet", ""),
            help_text="Empty for the first",
        )
        self.fields["header_row"] = forms.IntegerField(
            label="Row with the names of the columns",
            min_value=1,
            max_value=1_000,
            initial=values.get("header_row", 1),
            widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
            error_messages={
                "required": "Enter the row with the names of the columns",
                "invalid": "The row must be a whole number, such as 1",
            },
        )
        self.fields["remember"] = forms.CharField(
            label="Remember these columns as (optional)",
            required=False,
            max_length=100,
            help_text="For example, Monthly report of the supplier",
        )

    @property
    def options(self) -> list[BoundField]:
        """The controls beside the columns."""
        names = ("rows", "dates", "supersede", "sheet", "header_row", "remember")
        return [self[name] for name in names if name in self.fields]

    def values(self) -> dict[str, Any]:
        """What the form says, as a mapping is remembered."""
        given = self.cleaned_data
        options = {"rows": given["rows"]} if given.get("rows") else {}
        return {
            **super().values(),
            **options,
            "supersede": given["supersede"],
            "sheet": given["sheet"].strip(),
            "header_row": given["header_row"],
        }

    def constant(self, text: str, shape: Shape) -> str:
        """A month or number in the library's form."""
        return in_our_form(text, shape)
