"""The forms in which terms are begun, written, proposed and agreed."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.contractfile.contract_yaml import MOST_BYTES
from counterfoil_web.contracts.terms_beginnings import (
    BEGINNINGS,
    OWN,
    Beginning,
    from_own,
    from_template,
    is_key,
)

_TOO_LARGE = f"The document must be {MOST_BYTES // 1_000_000} MB or smaller"
_HINTS = {OWN: "Paste it below, or choose the file"}


def plain_lines(text: str) -> str:
    """A text as it is kept: its lines ended as files end them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class StartForm(forms.Form):
    """What a new contract begins from."""

    mark_optional = False

    begin = forms.ChoiceField(
        label="What do its terms begin from?",
        choices=BEGINNINGS,
        widget=forms.RadioSelect,
        help_text="Every figure of a template is made up, to be replaced by what was agreed.",
        error_messages={"required": "Choose what the terms begin from"},
    )
    title = forms.CharField(
        label="Title of the contract",
        required=False,
        max_length=200,
        help_text="A document of your own has one already",
        error_messages={"max_length": "The title must be 200 characters or fewer"},
    )
    key = forms.CharField(
        label="Short name (optional)",
        required=False,
        help_text="Letters, digits and hyphens. It stands in addresses and is never changed. "
        "Left empty, it is made from the title",
    )
    document = forms.CharField(
        label="Document of your own (optional)",
        required=False,
        strip=False,
        help_text="The text of contract.yaml",
        widget=forms.Textarea(attrs={"rows": 8, "class": "app-terms-text", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="Or its file (optional)",
        required=False,
        error_messages={"empty": "The file is empty: choose another"},
    )

    authority_only = forms.BooleanField(
        label="Keep it to our side: the supplier does not see it",
        required=False,
        help_text="For terms that you try beside those that were signed. The supplier never sees "
        "a draft, and this can be changed later.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begin"].choice_hints = _HINTS  # type: ignore[attr-defined]
        self.beginning: Beginning | None = None

    def clean_file(self) -> str:
        """The text of the file."""
        upload = self.cleaned_data.get("file")
        if not upload:
            return ""
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_TOO_LARGE)
        try:
            return str(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError("The file must be text in UTF-8: save it so") from None

    def clean(self) -> dict[str, Any]:
        """Enough is given to begin."""
        given = super().clean() or {}
        begin, title = given.get("begin", ""), given.get("title", "")
        key, text = given.get("key", ""), given.get("document", "") or given.get("file", "")
        if key and not is_key(key):
            self.add_error("key", "The short name must be letters, digits, hyphens and _, up to 60")
        elif begin == OWN and not self.errors:
            self._own(plain_lines(text), key, title)
        elif begin and not title and "title" not in self.errors:
            self.add_error("title", "Enter the title of the contract")
        elif begin and not self.errors:
            self.beginning = from_template(begin, key, title)
        if self.beginning is not None and not is_key(self.beginning.key):
            self.add_error("key", "Enter a short name of letters, digits and hyphens")
        return given

    def _own(self, text: str, key: str, title: str) -> None:
        if not text.strip():
            self.add_error("document", "Paste the document, or choose its file")
            return
        if len(text.encode()) > MOST_BYTES:
            self.add_error("document", _TOO_LARGE)
            return
        begun = from_own(text, key, title)
        if not begun.title:
            self.add_error("title", "Enter the title: the document states none that can be read")
            return
        self.beginning = begun


class DraftForm(forms.Form):
    """The text of the terms. revision: the one that it was opened on."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label="Document",
        strip=False,
        help_text="One field to a line, set in under what it belongs to. What stands after # is a "
        "remark",
        widget=forms.Textarea(attrs={"rows": 30, "class": "app-terms-text", "spellcheck": "false"}),
        error_messages={"required": "Enter the terms"},
    )

    def clean_text(self) -> str:
        """The text as it is kept."""
        text = plain_lines(self.cleaned_data["text"])
        if not text.strip():
            raise forms.ValidationError("Enter the terms")
        if len(text.encode()) > MOST_BYTES:
            raise forms.ValidationError(_TOO_LARGE)
        return text


class ProposeTermsForm(forms.Form):
    """Asking finance to agree the draft."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label="What is agreed by it, and why",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands in the history of agreements",
        error_messages={"required": "Say what is agreed by it, and why"},
    )


class AgreeForm(forms.Form):
    """Agreeing the draft for ever."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    sure = forms.BooleanField(
        label="I have read the terms and they are what was agreed",
        error_messages={"required": "Confirm that you have read the terms"},
    )


class SendTermsBackForm(forms.Form):
    """Saying why the draft is not agreed."""

    why = forms.CharField(
        label="Why the terms are not agreed",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the terms are not agreed"},
    )
