"""Who may read a lesson."""

from __future__ import annotations

from django import forms

from counterfoil.outcomes.lessons import SharingGrain
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.outcomes.lesson_presenters import GRAINS


class ShareForm(forms.Form):
    """How much of a lesson other forces see."""

    mark_optional = False

    sharing = forms.ChoiceField(
        label="What other forces see",
        help_text="Without names they see the kind of partnership, the stage and the lesson.",
        choices=[(grain.value, words) for grain, words in GRAINS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what other forces see"},
    )
    why = long_text("Why", missing="Enter why")

    @property
    def grain(self) -> SharingGrain:
        """What was chosen."""
        return SharingGrain(self.cleaned_data["sharing"])


class WhyForm(forms.Form):
    """Why somebody decides it."""

    mark_optional = False

    why = long_text("Why", missing="Enter why")
