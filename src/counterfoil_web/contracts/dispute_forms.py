"""The forms of a dispute: raising it, and answering it."""

from __future__ import annotations

from django import forms


class DisputeForm(forms.Form):
    """Why a line is disputed."""

    reason = forms.CharField(
        label="Why you dispute it",
        max_length=4_000,
        help_text="Name the clause or the record that you hold to be wrong, and what is right.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter why you dispute the line"},
    )


class AnswerForm(forms.Form):
    """What the authority answers."""

    answer = forms.CharField(
        label="Answer",
        max_length=4_000,
        help_text="The supplier reads it. A figure that was wrong is put right by a record.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter the answer to the supplier"},
    )
