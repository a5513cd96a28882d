"""The forms in which a file is chosen, and what its columns stand for is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from counterfoil.contractfile.column_mapping import (
    GIVEN,
    ColumnMapping,
    RecordKinds,
    fields_of,
    mapping_problems,
)
from counterfoil.contractfile.shapes import Shape
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.registers.column_mappings import mapping_from
from counterfoil_web.registers.words import RegisterWords

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


@dataclass(frozen=True)
class FieldChoice:
    """A field of ours with its two controls: the column, and what stands for it in every row."""

    name: str
    column: BoundField
    always: BoundField
    required: bool


class ColumnsForm(forms.Form):
    """Which column is which field. A register says its kinds of record and their words.

    values: what the form begins with, as a mapping is remembered. fixed: fields that are said for
    whoever maps, and so have no column. apart: fields that no file fills in.
    """

    mark_optional = False
    kinds: ClassVar[RecordKinds]
    words: ClassVar[RegisterWords]
    apart: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        kind: str,
        headers: Sequence[str],
        *args: Any,
        values: Mapping[str, Any],
        fixed: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fixed = {name: text for name, text in (fixed or {}).items() if text}
        self.ours = self._ours(fixed or {})
        columns, constants = values.get("columns", {}), values.get("constants", {})
        choices = [("", "No column"), *((one, one) for one in dict.fromkeys(headers) if one)]
        for name in self.ours:
            label = self.words.label_of(kind, name)
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
        self.fields["dates"] = forms.ChoiceField(
            label="How its dates are written",
            choices=_DATES,
            widget=forms.RadioSelect,
            initial=values.get("dates", DateOrder.DAY_FIRST.value),
            error_messages={"required": "Choose how its dates are written"},
        )

    def _ours(self, fixed: Mapping[str, str]) -> dict[str, Shape]:
        shapes = fields_of(self.kind, self.kinds)
        ours = {name: one for name, one in shapes.items() if name not in (*self.apart, *fixed)}
        return dict(sorted(ours.items(), key=lambda pair: pair[0] in ("id", "note")))

    @property
    def choices(self) -> list[FieldChoice]:
        """Each field of ours with its controls."""
        filled = (*GIVEN, *self.kinds.filled.get(self.kind, ()))
        return [
            FieldChoice(
                name,
                self[_COLUMN + name],
                self[_ALWAYS + name],
                shape.required and name not in filled,
            )
            for name, shape in self.ours.items()
        ]

    def clean(self) -> dict[str, Any]:
        """The mapping can be used."""
        given = super().clean() or {}
        if not self.errors:
            for problem in mapping_problems(self.mapping, kinds=self.kinds):
                name = problem.what.split(" ", 1)[0]
                place = _COLUMN + name if name in self.ours else None
                words = told(problem)
                if place is not None and "has no column" in problem.what:
                    label = self.words.label_of(self.kind, name)
                    words = f"{label} needs a column, or what stands for it in every row"
                self.add_error(place, words)
        return given

    @property
    def mapping(self) -> ColumnMapping:
        """What the form says, as the library reads it."""
        return mapping_from(self.kind, self.values())

    def values(self) -> dict[str, Any]:
        """What the form says, as a mapping is remembered."""
        given = self.cleaned_data
        columns = {name: given[_COLUMN + name] for name in self.ours if given[_COLUMN + name]}
        said = {name: given[_ALWAYS + name].strip() for name in self.ours}
        constants = {
            name: self.constant(text, self.ours[name]) for name, text in said.items() if text
        }
        return {
            "columns": columns,
            "constants": {**constants, **self.fixed},
            "dates": given["dates"],
        }

    def constant(self, text: str, shape: Shape) -> str:  # noqa: ARG002 (for registers to narrow)
        """What stands for a field in every row, as the mapping has it."""
        return text


class CarriedColumnsForm(ColumnsForm):
    """The same of a file that goes with the form: it is kept nowhere before it is taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carried"] = forms.CharField(widget=forms.HiddenInput)
        self.fields["name"] = forms.CharField(widget=forms.HiddenInput, max_length=200)

    @property
    def hidden(self) -> list[BoundField]:
        """What goes with the form unseen."""
        return [self["carried"], self["name"]]
