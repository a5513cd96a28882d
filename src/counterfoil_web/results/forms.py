"""The forms of results: a review, and an organisation's Word template."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.casefile.review_answers import Reply
from counterfoil.casefile.review_checklist import ChecklistItem, checklist

_REPLIES = [
    (Reply.YES.value, "Yes"),
    (Reply.NO.value, "No"),
    (Reply.NOT_APPLICABLE.value, "Does not apply"),
]
_ACTS = [
    ("sign", "Sign it: I have looked at this version and answer for this review"),
    ("return", "Return it, with my reasons"),
]


class ReviewForm(forms.Form):
    """The checklist, an answer and a remark for each question, and what the reviewer does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_optional = False
        for item in checklist():
            self.fields[f"{item.id}-answer"] = forms.ChoiceField(
                label=item.asks,
                help_text=item.why,
                choices=_REPLIES,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
            )
            self.fields[f"{item.id}-remark"] = forms.CharField(
                label=f"Remark on “{item.asks}” (optional)",
                required=False,
                max_length=2_000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["act"] = forms.ChoiceField(
            label="What do you do with this version?",
            choices=_ACTS,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose whether you sign or return it"},
        )
        self.fields["remark"] = forms.CharField(
            label="Remarks, or reasons for returning it",
            help_text="Everybody who may read this case sees them.",
            required=False,
            max_length=10_000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def clean(self) -> dict[str, Any]:
        """A signature needs every answer, none of them no; a return needs its reasons."""
        cleaned = super().clean() or {}
        if cleaned.get("act") == "return" and not cleaned.get("remark", "").strip():
            self.add_error("remark", "Enter what must be mended before you would sign")
        if cleaned.get("act") != "sign":
            return cleaned
        for item in checklist():
            name = f"{item.id}-answer"
            if not cleaned.get(name):
                self.add_error(name, f"Answer “{item.asks}” before you sign")
            elif cleaned[name] == Reply.NO.value:
                told = f"You answered no to “{item.asks}”: return the version with your reasons"
                self.add_error(name, told)
        return cleaned

    def answers(self) -> dict[str, dict[str, str]]:
        """The answers given, by question."""
        return {
            item.id: {
                "answer": self.cleaned_data[f"{item.id}-answer"],
                "remark": self.cleaned_data.get(f"{item.id}-remark", ""),
            }
            for item in checklist()
            if self.cleaned_data.get(f"{item.id}-answer")
        }

    def questions(self) -> list[dict[str, Any]]:
        """Each question as the page draws it: by hand, since there are too many for components."""
        return [self._question(item) for item in checklist()]

    def _question(self, item: ChecklistItem) -> dict[str, Any]:
        answer, remark = self[f"{item.id}-answer"], self[f"{item.id}-remark"]
        control = f"id_{answer.html_name}"
        return {
            "asks": item.asks,
            "why": item.why,
            "name": answer.html_name,
            "control": control,
            "errors": answer.errors,
            "choices": [
                {
                    "value": value,
                    "words": words,
                    "control": control if not place else f"{control}-{place}",
                    "chosen": answer.value() == value,
                }
                for place, (value, words) in enumerate(_REPLIES)
            ],
            "remark_name": remark.html_name,
            "remark_control": f"id_{remark.html_name}",
            "remark": remark.value() or "",
        }


class WordTemplateForm(forms.Form):
    """A Word template to be used for this organisation's drafts."""

    template = forms.FileField(
        label="Your organisation’s Word template",
        help_text="A .docx file without macros, at most 20 MB. It is tried on an example at once.",
        error_messages={"required": "Choose a Word template that ends in .docx"},
    )
