"""The forms in which a plan is begun, written, proposed and agreed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from counterfoil_web.contracts.terms_forms import plain_lines

_MOST = 200_000
_TEXT = {"class": "app-terms-text", "spellcheck": "false"}


class StartForm(forms.Form):
    """What a plan is held to."""

    mark_optional = True

    def __init__(
        self,
        *args: Any,
        promises: Iterable[tuple[str, str]],
        contracts: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["promise"] = forms.ChoiceField(
            label="What was promised: the version of the case, and the option that was signed",
            choices=[("", "Select an option"), *promises],
            error_messages={
                "required": "Choose what was promised",
                "invalid_choice": "Choose one of those listed",
            },
        )
        self.fields["contract"] = forms.ChoiceField(
            label="The contract that was signed",
            choices=[("", "None is kept here"), *contracts],
            required=False,
            error_messages={"invalid_choice": "Choose one of those listed"},
        )


class PlanForm(forms.Form):
    """The texts of the plan. revision: the one that they were opened on."""

    mark_optional = True

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="Plan of the outcomes",
        strip=False,
        help_text="One field to a line, as in outcomes.yaml. Name the last month only once the "
        "accounts are made up",
        widget=forms.Textarea(attrs={"rows": 24, **_TEXT}),
        error_messages={"required": "Enter the plan"},
    )
    next_text = forms.CharField(
        label="Choices of the next decision",
        strip=False,
        required=False,
        help_text="As in next.yaml. It may be written later",
        widget=forms.Textarea(attrs={"rows": 10, **_TEXT}),
    )

    def clean_text(self) -> str:
        """The text as it is kept."""
        return _kept(self.cleaned_data["text"])

    def clean_next_text(self) -> str:
        """The text as it is kept."""
        return _kept(self.cleaned_data["next_text"])


class ProposePlanForm(forms.Form):
    """Asking finance to agree the draft."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label="What is agreed by it, and why",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is agreed by it, and why"},
    )


class AgreePlanForm(forms.Form):
    """Agreeing the draft for ever."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    sure = forms.BooleanField(
        label="I have read the plan, and it names the case and the contract that were signed",
        error_messages={"required": "Say that you have read it"},
    )


class SendBackForm(forms.Form):
    """Saying why it is not agreed."""

    why = forms.CharField(
        label="Why it is sent back",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is sent back"},
    )


def _kept(text: str) -> str:
    plain = plain_lines(text)
    if len(plain.encode()) > _MOST:
        raise forms.ValidationError(f"The text must be {_MOST:,} bytes or smaller")
    return plain
