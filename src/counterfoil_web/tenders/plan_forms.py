"""The forms in which a tender is started, and its plan written, tried and locked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from counterfoil.tenderfile.templates import TenderKind
from counterfoil_web.contracts.terms_forms import plain_lines

_MOST = 200_000
_FILLED = [
    (TenderKind.CUSTODY.value, "A filled plan for a service that is judged on the total price"),
    (TenderKind.BUSINESS.value, "A filled plan that judges what would be paid over the whole term"),
    (TenderKind.CONSULTANCY.value, "A filled plan for advice"),
]
_TEXT = {"class": "app-terms-text", "spellcheck": "false"}


class StartForm(forms.Form):
    """A tender and what its plan begins as."""

    mark_optional = True

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = forms.CharField(
            label="What is bought",
            max_length=200,
            help_text="Such as: Custody services 2027. Bidders will see it",
            error_messages={"required": "Enter what is bought"},
        )
        self.fields["like"] = forms.ChoiceField(
            label="What its plan begins as",
            choices=[*_FILLED, *others],
            widget=forms.RadioSelect,
            help_text="A filled plan is an example’s, to be made your own",
            error_messages={
                "required": "Choose what its plan begins as",
                "invalid_choice": "Choose one of those listed",
            },
        )


class PlanForm(forms.Form):
    """The text of the plan. revision: the one that it was opened on."""

    mark_optional = True

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="The plan",
        strip=False,
        help_text="One field to a line, as in plan.yaml. It is kept whatever it says; what is "
        "wrong with it is listed above",
        widget=forms.Textarea(attrs={"rows": 28, **_TEXT}),
        error_messages={"required": "Enter the plan"},
    )

    def clean_text(self) -> str:
        """The text as it is kept."""
        return _kept(self.cleaned_data["text"])


class LockForm(forms.Form):
    """Locking the plan. again: whether one was locked before, so that a reason is owed."""

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"] = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
        if again:
            self.fields["reason"] = forms.CharField(
                label="What changed since the last lock, and why",
                max_length=2_000,
                help_text="Every bidder must be told of the change, and given time",
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": "Say what changed, and why"},
            )
        words = "I have tried the plan, and it says what the tender documents say"
        if again:
            words = "Every bidder is told of the change before bids are due"
        self.fields["sure"] = forms.BooleanField(
            label=words, error_messages={"required": "Confirm that this is so"}
        )


class TryForm(forms.Form):
    """Dummy bids, as a table."""

    mark_optional = True

    bids = forms.CharField(
        label="Dummy bids",
        strip=False,
        help_text="A bid to a line: its name, its price, and a mark for each criterion, with "
        "commas between. Nothing of it is kept",
        widget=forms.Textarea(attrs={"rows": 6, **_TEXT}),
        error_messages={"required": "Enter a line for each dummy bid"},
    )

    def clean_bids(self) -> str:
        """The table."""
        return _kept(self.cleaned_data["bids"])


def _kept(text: str) -> str:
    plain = plain_lines(text)
    if len(plain.encode()) > _MOST:
        raise forms.ValidationError(f"The text must be {_MOST:,} bytes or smaller")
    return plain
