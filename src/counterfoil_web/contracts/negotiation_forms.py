"""Which terms are tried, and on whose figures."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil_web.contracts.negotiation_store import AGREED, DRAFT, Choice

WORDS = {AGREED: "The agreed terms", DRAFT: "The draft of the terms"}


class TryForm(forms.Form):
    """The terms and the figures. What is left out is the first of its choices."""

    mark_optional = False

    terms = forms.ChoiceField(
        label="Terms",
        error_messages={
            "required": "Choose the terms to try",
            "invalid_choice": "Choose the terms from the list",
        },
    )
    figures = forms.ChoiceField(
        label="Tried on the figures of",
        error_messages={
            "required": "Choose whose figures to try them on",
            "invalid_choice": "Choose a contract of the partnership from the list",
        },
    )

    def __init__(self, *args: Any, choice: Choice, **options: Any) -> None:
        super().__init__(*args, **options)
        terms = [(name, WORDS[name]) for name in choice.terms]
        self.fields["terms"].choices = terms  # type: ignore[attr-defined]
        contracts = [(one.key, one.title) for one in choice.figures]
        self.fields["figures"].choices = contracts  # type: ignore[attr-defined]
