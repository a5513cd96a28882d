"""The form in which one record is entered or put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from counterfoil.contract.records import Invoice, InvoiceLine
from counterfoil.contractfile.record_columns import RECORD_WORDS
from counterfoil.contractfile.shapes import Shape, shapes_of
from counterfoil_web.contracts.records_names import Names
from counterfoil_web.contracts.records_words import WORDS
from counterfoil_web.registers import record_forms as register_forms
from counterfoil_web.registers.record_fields import RecordFields
from counterfoil_web.registers.record_rows import OF_ROW

NOT_TYPED = (*OF_ROW, "lines")
"""What the page fills in itself, or has a field of its own for."""

_BY_WHO_ACTS = ("decided_by", "approved_by")
_SPARE_LINES = 2
_LEAST_LINES = 4
_FIELDS = RecordFields(WORDS, long=("reason", "note"), takes_only_one=True)


class RecordForm(register_forms.RecordForm):
    """One record of a contract. fixed: what fields say whoever fills the form in."""

    kinds = RECORD_WORDS
    made = _FIELDS

    def __init__(
        self, kind: str, names: Names, *args: Any, fixed: Mapping[str, str], **kwargs: Any
    ) -> None:
        self.fixed = dict(fixed)
        own = {field: words for (named, field), words in names.items() if named == kind}
        super().__init__(kind, own, *args, **kwargs)

    def typed(self) -> list[Shape]:
        """What is neither fixed nor said by who acts."""
        apart = ("lines", *_BY_WHO_ACTS, *self.fixed)
        return [one for one in super().typed() if one.name not in apart]

    @property
    def texts(self) -> dict[str, Any]:
        """The record's own fields as text."""
        return {**super().texts, **{name: text for name, text in self.fixed.items() if text}}


class LineForm(forms.Form):
    """One line of an invoice; one left wholly empty is no line."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_permitted = True
        for shape in shapes_of(InvoiceLine):
            self.fields[shape.name] = _FIELDS.field_for(
                Invoice.kind, shape, name=f"line_{shape.name}"
            )


class LineFormSet(forms.BaseFormSet):
    """The lines of an invoice."""

    def initial_form_count(self) -> int:
        """Of what was sent none: a line that stood may be left as it is, changed or emptied."""
        return 0 if self.is_bound else super().initial_form_count()

    @property
    def texts(self) -> list[dict[str, str]]:
        """The lines that say something, as text."""
        held = (form.cleaned_data for form in self.forms if form.has_changed())
        return [{name: text for name, text in line.items() if text} for line in held if line]

    def clean(self) -> None:
        """There is a line."""
        if not any(self.errors) and not self.texts:
            raise forms.ValidationError("Enter at least one line of the invoice")


def lines_form(
    data: Mapping[str, Any] | None = None, initial: list[dict[str, str]] | None = None
) -> Any:
    """The lines of an invoice with some to spare; more when they are asked for."""
    held = len(initial or ())
    extra = max(_LEAST_LINES - held, _SPARE_LINES)
    made = forms.formset_factory(LineForm, formset=LineFormSet, extra=extra, max_num=500)
    return made(data, initial=None if data is not None else initial, prefix="lines")


def with_more_lines(data: Any) -> Any:
    """What was sent, with room for more lines."""
    more = data.copy()
    try:
        total = int(more.get("lines-TOTAL_FORMS", "0"))
    except ValueError:
        total = 0
    more["lines-TOTAL_FORMS"] = str(min(total + _LEAST_LINES, 500))
    return more
