"""The forms in which an export of the portal is chosen, and its columns are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from counterfoil.contractfile.column_mapping import ColumnMapping, fields_of, mapping_problems
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil.procurementfile.register_import import REGISTER_KINDS
from counterfoil.reports.wording import sentence_case
from counterfoil_web.contracts.imports_mapping import mapping_from
from counterfoil_web.procurements.words import label_of

MOST_BYTES = 5_000_000
_COLUMN, _ALWAYS = "column_", "always_"
_DATES = (
    (DateOrder.DAY_FIRST.value, "The day first: 03/04/2026 is 3 April"),
    (DateOrder.MONTH_FIRST.value, "The month first: 03/04/2026 is 4 March"),
)


class UploadForm(forms.Form):
    """An export of the portal, or any spreadsheet."""

    file = forms.FileField(
        label="Export of the portal, or a spreadsheet",
        help_text="CSV or an Excel workbook (.xlsx) of at most 5 MB, with the names of its columns "
        "in the first row. Nothing is recorded until you have seen what would be",
        error_messages={
            "required": "Choose a file",
            "missing": "Choose a file",
            "empty": "The file is empty: choose another",
        },
    )

    def clean_file(self) -> Any:
        """The file, if it is not too large."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The file must be 5 MB or smaller: split it")
        return file


class ColumnsForm(forms.Form):
    """Which column is which field. The file goes with the form: it is kept nowhere before."""

    def __init__(
        self,
        kind: str,
        headers: Sequence[str],
        *args: Any,
        columns: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.ours = [name for name in fields_of(kind, REGISTER_KINDS) if name != "note"]
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
                label=f"{label}: the same in every row", required=False, max_length=200
            )
        self.fields["dates"] = forms.ChoiceField(
            label="How its dates are written",
            choices=_DATES,
            widget=forms.RadioSelect,
            initial=DateOrder.DAY_FIRST.value,
            error_messages={"required": "Choose how its dates are written"},
        )
        self.fields["carried"] = forms.CharField(widget=forms.HiddenInput)
        self.fields["name"] = forms.CharField(widget=forms.HiddenInput, max_length=200)

    @property
    def choices(self) -> list[tuple[BoundField, BoundField]]:
        """Each field of ours with its two controls."""
        return [(self[_COLUMN + name], self[_ALWAYS + name]) for name in self.ours]

    @property
    def hidden(self) -> list[BoundField]:
        """What goes with the form unseen."""
        return [self["carried"], self["name"]]

    def clean(self) -> dict[str, Any]:
        """The mapping can be used."""
        given = super().clean() or {}
        if not self.errors:
            for problem in mapping_problems(self.mapping, kinds=REGISTER_KINDS):
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
        said = {name: given[_ALWAYS + name].strip() for name in self.ours}
        constants = {name: text for name, text in said.items() if text}
        return mapping_from(
            self.kind, {"columns": columns, "constants": constants, "dates": given["dates"]}
        )
