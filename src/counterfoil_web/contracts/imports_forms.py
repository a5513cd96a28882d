"""The forms in which a spreadsheet is uploaded and its columns are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from counterfoil.contractfile.column_mapping import (
    GIVEN,
    SUMMED_KINDS,
    ColumnMapping,
    Rows,
    fields_of,
    mapping_problems,
)
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil.reports.wording import sentence_case
from counterfoil_web.contracts.imports_mapping import mapping_from
from counterfoil_web.contracts.records_fields import in_our_form
from counterfoil_web.contracts.records_words import label_of

_COLUMN, _ALWAYS = "column_", "always_"
_LAST = ("id", "note")
_DATES = (
    (DateOrder.DAY_FIRST.value, "The day first: 03/04/2026 is 3 April"),
    (DateOrder.MONTH_FIRST.value, "The month first: 03/04/2026 is 4 March"),
)
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


@dataclass(frozen=True)
class FieldChoice:
    """A field of ours with its two controls: the column, and what stands for it in every row."""

    name: str
    column: BoundField
    always: BoundField
    required: bool


class ColumnsForm(forms.Form):
    """Which column is which field."""

    def __init__(
        self,
        kind: str,
        headers: Sequence[str],
        *args: Any,
        fixed: Mapping[str, str],
        values: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fixed = {name: text for name, text in fixed.items() if text}
        ours = {name: one for name, one in fields_of(kind).items() if name not in fixed}
        self.ours = dict(sorted(ours.items(), key=lambda pair: pair[0] in _LAST))
        columns, constants = values.get("columns", {}), values.get("constants", {})
        choices = [("", "No column"), *((one, one) for one in dict.fromkeys(headers) if one)]
        for name in self.ours:
            label = label_of(kind, name)
            self.fields[_COLUMN + name] = forms.ChoiceField(
                label=f"{label}: their column",
                choices=choices,
                required=False,
                initial=columns.get(name, ""),
                error_messages={"invalid_choice": "Choose one of the file’s columns"},
            )
            self.fields[_ALWAYS + name] = forms.CharField(
                label=f"{label}: the same in every row",
                required=False,
                max_length=200,
                initial=constants.get(name, ""),
            )
        self._add_options(values)

    mark_optional = False

    def _add_options(self, values: Mapping[str, Any]) -> None:
        self.fields["dates"] = forms.ChoiceField(
            label="How its dates are written",
            choices=_DATES,
            widget=forms.RadioSelect,
            initial=values.get("dates", DateOrder.DAY_FIRST.value),
        )
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
    def choices(self) -> list[FieldChoice]:
        """Each field of ours with its controls."""
        return [
            FieldChoice(
                name,
                self[_COLUMN + name],
                self[_ALWAYS + name],
                shape.required and name not in GIVEN,
            )
            for name, shape in self.ours.items()
        ]

    @property
    def options(self) -> list[BoundField]:
        """The controls beside the columns."""
        names = ("rows", "dates", "supersede", "sheet", "header_row", "remember")
        return [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """The mapping can be used."""
        given = super().clean() or {}
        if not self.errors:
            for problem in mapping_problems(self.mapping):
                name = problem.what.split(" ", 1)[0]
                place = _COLUMN + name if name in self.ours else None
                words = f"{sentence_case(problem.what)}. {sentence_case(problem.mend)}."
                if place is not None and "has no column" in problem.what:
                    label = label_of(self.kind, name)
                    words = f"{label} needs a column, or what stands for it in every row"
                self.add_error(place, words)
        return given

    @property
    def mapping(self) -> ColumnMapping:
        """What the form says, as the library reads it."""
        given = self.cleaned_data
        columns = {name: given[_COLUMN + name] for name in self.ours if given[_COLUMN + name]}
        constants = {
            name: in_our_form(given[_ALWAYS + name], shape)
            for name, shape in self.ours.items()
            if given[_ALWAYS + name].strip()
        }
        options = {"dates": given["dates"], "supersede": given["supersede"]}
        if given.get("rows"):
            options["rows"] = given["rows"]
        values = {
            **options,
            "columns": columns,
            "constants": {**constants, **self.fixed},
            "sheet": given["sheet"].strip(),
            "header_row": given["header_row"],
        }
        return mapping_from(self.kind, values)
