"""Forms about an answer: the answer itself, a second person's view, a reply, a settlement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from counterfoil.guide.readiness import AnswerState
from counterfoil_web.accounts.models import Membership, User
from counterfoil_web.govuk.form_fields import PARTS, DateField
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.models import Answer, AnswerDraft

MOST_LETTERS = 20_000
_STATES = (
    (AnswerState.ANSWERED, "Answered", "The text below is what the partnership answers today"),
    (AnswerState.NOT_YET, "Not yet, because…", "Say why not yet, and what it waits for"),
    (AnswerState.ASKED, "Ask somebody to write it", "Name an owner, and when it is due"),
)
_TEXTS = ("state", "text", "evidence", "owner", "reason")
TYPED = (*_TEXTS, *(f"due-{part}" for part in PARTS))
"""The names of the controls whose words are kept as a draft."""


class AnswerForm(forms.Form):
    """An answer. revision: of the version it began from, 0 when there was none."""

    mark_optional = False  # what must be filled in depends on how far the answer is
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    state = forms.ChoiceField(
        label="How far it is",
        choices=[(state.value, words) for state, words, _ in _STATES],
        widget=forms.RadioSelect,
        error_messages={"required": "Select how far the answer is"},
    )
    text = forms.CharField(
        label="Answer",
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Or why not yet. Plain words; a reader years later has only this",
    )
    evidence = forms.CharField(
        label="Evidence",
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What proves it, and where it is kept: document, date, paragraph",
    )
    owner = forms.ChoiceField(
        label="Owner",
        required=False,
        help_text="Who keeps this answer true",
    )
    due = DateField(label="Due", required=False, help_text="When it will be written or complete")
    reason = forms.CharField(
        label="Why it is changed",
        required=False,
        max_length=300,
        error_messages={"max_length": "Why it is changed must be 300 characters or fewer"},
    )

    def __init__(self, owners: Iterable[Membership], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = list(owners)
        self.people: dict[str, User] = {str(one.user_id): one.user for one in people}
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody yet"),
            *((str(one.user_id), f"{one.user} ({one.organisation})") for one in people),
        ]
        self.fields["state"].choice_hints = {  # type: ignore[attr-defined]
            state.value: hint for state, _, hint in _STATES
        }

    @staticmethod
    def initial_of(answer: Answer | None, draft: AnswerDraft | None = None) -> dict[str, Any]:
        """What the form holds at first: what was typed and not saved, else what stands."""
        if draft is not None:
            return {
                **{name: draft.fields.get(name, "") for name in _TEXTS},
                "due": {part: draft.fields.get(f"due-{part}", "") for part in PARTS},
                "revision": draft.revision,
            }
        if answer is None:
            return {"revision": 0}
        return {
            "revision": answer.revision,
            "state": answer.state,
            "text": answer.text,
            "evidence": answer.evidence,
            "owner": str(answer.owner_id or ""),
            "due": answer.due,
        }

    def keep_choice(self, person: User | None) -> None:
        """Offer somebody who owns the answer and has left, so that saving does not drop them."""
        if person is not None and str(person.pk) not in self.people:
            self.people[str(person.pk)] = person
            self.fields["owner"].choices = [  # type: ignore[attr-defined]
                *self.fields["owner"].choices,  # type: ignore[attr-defined]
                (str(person.pk), f"{person} (no longer in a role here)"),
            ]

    def clean(self) -> dict[str, Any]:
        """There are words where the state needs words, and an owner where it needs one."""
        cleaned = super().clean() or {}
        state, written = cleaned.get("state"), (cleaned.get("text") or "").strip()
        if state == AnswerState.ANSWERED and not written and "text" in cleaned:
            self.add_error("text", "Enter the answer")
        if state == AnswerState.NOT_YET and not written and "text" in cleaned:
            self.add_error("text", "Enter why not yet, and what it waits for")
        if state == AnswerState.ASKED and written:
            self.add_error("state", "There is an answer below: select “Answered” or “Not yet”")
        if state == AnswerState.ASKED and not cleaned.get("owner") and "owner" in cleaned:
            self.add_error("owner", "Select who is to write it")
        return cleaned

    def values(self) -> AnswerValues:
        """What is to be saved."""
        cleaned = self.cleaned_data
        return AnswerValues(
            state=AnswerState(cleaned["state"]),
            text=_plain(cleaned["text"]),
            evidence=_plain(cleaned["evidence"]),
            owner=self.people.get(cleaned["owner"]),
            due=cleaned["due"],
            reason=cleaned.get("reason", ""),  # a first answer is not asked why it changes
        )


def _plain(text: str) -> str:
    """The text with one sign for the end of a line, whatever the browser sent."""
    return text.replace("\r\n", "\n").strip()


def typed(data: Mapping[str, str]) -> dict[str, str]:
    """What somebody has typed, as a draft keeps it: only the answer's own controls, cut to size."""
    return {name: data.get(name, "")[: MOST_LETTERS * 2] for name in TYPED}


class ChallengeForm(forms.Form):
    """A second person's view of an answer."""

    view = forms.ChoiceField(
        label="Do you agree with this answer?",
        choices=[("agree", "I agree"), ("disagree", "I disagree")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether you agree"},
    )
    text = forms.CharField(
        label="What you say of it",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="If you disagree: what is wrong or missing, and what would mend it",
    )

    def clean(self) -> dict[str, Any]:
        """A disagreement has its grounds."""
        cleaned = super().clean() or {}
        if cleaned.get("view") == "disagree" and not (cleaned.get("text") or "").strip():
            self.add_error("text", "Enter what is wrong or missing")
        return cleaned


class ReplyForm(forms.Form):
    """What the owner or author replies."""

    text = forms.CharField(
        label="Reply",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the reply"},
    )


class SettlementForm(forms.Form):
    """How a disagreement ended."""

    text = forms.CharField(
        label="How it ended",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was changed, or why the answer stands as it is. The disagreement is kept",
        error_messages={"required": "Enter how it ended"},
    )
