"""What the report of the log can be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from counterfoil_web.govuk.form_fields import DateField
from counterfoil_web.records.kinds import kind_choices

_ANY = ("", "Any")


class LogFilter(forms.Form):
    """Narrows the log by person, record, kind, partnership and days. Nothing need be given."""

    mark_optional = False
    person = forms.CharField(
        label="Person", help_text="Part of a name", required=False, max_length=200
    )
    kind = forms.CharField(
        label="What happened", required=False, max_length=60, widget=forms.Select
    )
    partnership = forms.ChoiceField(label="Partnership", required=False)
    record = forms.CharField(
        label="Record",
        help_text="How its address begins, such as case/ or decision/",
        required=False,
        max_length=200,
    )
    since = DateField(label="From", help_text="For example, 1 4 2026", required=False)
    until = DateField(label="To", help_text="The last day to show", required=False)

    def __init__(self, data: Any, *, titles: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["kind"].widget.choices = [_ANY, *kind_choices()]
        self.fields["partnership"].choices = [_ANY, *titles.items()]  # type: ignore[attr-defined]
        for name in ("record", "person"):
            self.fields[name].widget.attrs["spellcheck"] = "false"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first")
        return cleaned
