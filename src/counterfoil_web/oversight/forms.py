"""What the report of the log can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from counterfoil_web.govuk.form_fields import DateField
from counterfoil_web.oversight.store import Asked
from counterfoil_web.records.kinds import kind_choices

MOST_NAMED = 500
"""Partnerships that one search may stand for."""
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
    partnership = forms.CharField(
        label="Partnership",
        help_text="Words of its title, or its reference",
        required=False,
        max_length=200,
    )
    record = forms.CharField(
        label="Record",
        help_text="How its address begins, such as case/ or decision/",
        required=False,
        max_length=200,
    )
    since = DateField(label="From", help_text="For example, 1 4 2026", required=False)
    until = DateField(label="To", help_text="The last day to show", required=False)

    def __init__(self, data: Any, *, named: Callable[[str], list[str]]) -> None:
        """named: the references of the partnerships in sight that words stand for."""
        super().__init__(data)
        self._named = named
        self._refs: list[str] = []
        self.fields["kind"].widget.choices = [_ANY, *kind_choices()]
        for name in ("record", "person", "partnership"):
            self.fields[name].widget.attrs["spellcheck"] = "false"

    def clean_partnership(self) -> str:
        """The words, once they stand for partnerships whose history the reader may see."""
        words: str = self.cleaned_data["partnership"]
        if words:
            self._refs = self._named(words)
            if not self._refs:
                raise forms.ValidationError(
                    "No partnership whose history you may see has that title or reference"
                )
            if len(self._refs) > MOST_NAMED:
                raise forms.ValidationError(
                    f"More than {MOST_NAMED} partnerships are called that: enter more of the title"
                )
        return words

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first")
        return cleaned

    @property
    def asked(self) -> Asked:
        """What is asked of the log, once the form is valid."""
        data = {**self.cleaned_data}
        del data["partnership"]
        return Asked(**data, refs=tuple(self._refs))
