"""What the lists of cases and of questions are narrowed by. Sent by GET, so nothing is written."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.experience import Outcome, Stage
from counterfoil.guide import gates, rooms
from counterfoil.partnership_kind import PartnershipKind

KIND_WORDS = {
    PartnershipKind.BUSINESS: "Business partnering",
    PartnershipKind.CUSTODY: "Custody",
    PartnershipKind.CONSULTANCY: "Consultancy",
}
OUTCOME_WORDS = {
    Outcome.NEVER_STARTED: "Never started",
    Outcome.ENDED_EARLY: "Ended early",
    Outcome.NOT_RENEWED: "Ended at term, not renewed",
    Outcome.RENEWED: "Renewed or extended",
    Outcome.UNDER_WAY: "Under way when last seen",
    Outcome.COMPLETED: "Completed",
    Outcome.NOT_KNOWN: "Not known",
}
MOST_LETTERS = 100
_ALL = ("", "All")


class _NarrowingForm(forms.Form):
    """A form whose fields may all be left alone."""

    mark_optional = False

    @property
    def chosen(self) -> dict[str, Any]:
        """What is asked for; a field with something wrong in it asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CaseFilterForm(_NarrowingForm):
    """Which cases to list."""

    q = forms.CharField(label="Words in the case", required=False, max_length=MOST_LETTERS)
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[_ALL, *((str(k), KIND_WORDS[k]) for k in PartnershipKind)],
    )
    stage = forms.ChoiceField(
        label="With a lesson on",
        required=False,
        choices=[("", "Any stage"), *((str(one), one.capitalize()) for one in Stage)],
    )
    outcome = forms.ChoiceField(
        label="How it stood",
        required=False,
        choices=[_ALL, *((str(one), OUTCOME_WORDS[one]) for one in Outcome)],
    )


class QuestionFilterForm(_NarrowingForm):
    """Which questions to list."""

    kind = forms.ChoiceField(
        label="Asked of",
        required=False,
        choices=[("", "Every kind"), *((str(k), KIND_WORDS[k]) for k in PartnershipKind)],
    )
    room = forms.ChoiceField(label="Room", required=False)
    gate = forms.ChoiceField(label="Needed before", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["room"].choices = [  # type: ignore[attr-defined]
            ("", "All six rooms"),
            *((one.slug, f"{one.part}. {one.name}") for one in rooms()),
        ]
        self.fields["gate"].choices = [  # type: ignore[attr-defined]
            ("", "Any decision"),
            *((one.slug, one.name) for one in gates()),
        ]
