"""The forms of the contract room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from counterfoil_web.accounts.models import Organisation


class ProposeForm(forms.Form):
    """Asking finance to close a month."""

    note = forms.CharField(
        label="Anything that finance should know",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseForm(forms.Form):
    """Closing a month for ever."""

    sure = forms.BooleanField(
        label="I have read the statement and it is right",
        error_messages={"required": "Confirm that you have read the statement"},
    )


class SightForm(forms.Form):
    """Which supplier sees a contract."""

    NOBODY = "nobody"

    mark_optional = False

    sees = forms.ChoiceField(
        label="Who sees this contract on the supplier’s side?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who sees the contract",
            "invalid_choice": "Choose who sees the contract",
        },
    )

    def __init__(self, *args: Any, suppliers: Iterable[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        self._suppliers = {str(one.pk): one for one in suppliers}
        field = self.fields["sees"]
        field.choices = [  # type: ignore[attr-defined]
            *((pk, one.name) for pk, one in self._suppliers.items()),
            (self.NOBODY, "Nobody: it is kept to our side"),
        ]
        hint = "It sees the statements, its own records and its measures"
        field.choice_hints = {  # type: ignore[attr-defined]
            **dict.fromkeys(self._suppliers, hint),
            self.NOBODY: "What they saw, and their links to it, are gone from their pages at once",
        }

    @property
    def supplier(self) -> Organisation | None:
        """The supplier that was chosen; None for nobody."""
        return self._suppliers.get(self.cleaned_data["sees"])


class SendBackForm(forms.Form):
    """Taking a proposal back, or sending it back."""

    why = forms.CharField(
        label="Why it is not closed",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is not closed"},
    )
