"""The forms of the contract room."""

from __future__ import annotations

from django import forms


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


class SendBackForm(forms.Form):
    """Taking a proposal back, or sending it back."""

    why = forms.CharField(
        label="Why it is not closed",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is not closed"},
    )
