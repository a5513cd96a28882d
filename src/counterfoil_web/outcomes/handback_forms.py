"""How something that comes back stands now."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.errors import BadInput, CounterfoilError
from counterfoil.outcomes.handback import HandbackItem, HandbackStatus
from counterfoil_web.contracts.breach_forms import long_text
from counterfoil_web.govuk.form_fields import DateField
from counterfoil_web.outcomes.handback_presenters import status_choices
from counterfoil_web.outcomes.handback_store import Move


class MoveForm(forms.Form):
    """A new status, with what shows it."""

    mark_optional = False

    status = forms.ChoiceField(
        label="How it stands",
        choices=status_choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it stands"},
    )
    owner = forms.CharField(label="Who sees to it (optional)", required=False, max_length=200)
    needed_by = DateField(
        label="Needed by (optional)",
        help_text="Until the end of the contract when you leave it blank.",
        required=False,
    )
    evidence = forms.CharField(
        label="What shows it (optional)",
        help_text="Such as a signed inventory. Needed once we have accepted it.",
        required=False,
        max_length=300,
    )
    source = forms.CharField(
        label="Where you have it from",
        max_length=300,
        error_messages={"required": "Enter where you have it from"},
    )
    note = long_text("Why it changed", missing="Enter why it changed")

    def __init__(self, *args: Any, item: HandbackItem, **options: Any) -> None:
        held = {
            "status": item.status.value,
            "owner": item.owner,
            "needed_by": item.needed_by,
            "evidence": item.evidence,
        }
        super().__init__(*args, initial=held, **options)

    def clean(self) -> dict[str, Any]:
        """What is accepted has something to show it."""
        data = super().clean() or self.cleaned_data
        accepted = data.get("status") == HandbackStatus.ACCEPTED.value
        if accepted and not data.get("evidence"):
            self.add_error("evidence", "Enter what shows that it is accepted")
        return data

    @property
    def move(self) -> Move:
        """What the form says."""
        data = self.cleaned_data
        day = data["needed_by"]
        return Move(
            texts={
                "status": data["status"],
                "owner": data["owner"],
                "needed_by": day.isoformat() if day else "",
                "evidence": data["evidence"],
            },
            source=data["source"],
            note=data["note"],
        )


def add_faults(form: forms.Form, fault: CounterfoilError) -> None:
    """Say in a form everything that kept what it says from being kept, and how to mend it."""
    found = fault.problems if isinstance(fault, BadInput) else (fault.as_problem(),)
    for one in found:
        form.add_error(None, f"{one.what[:1].upper()}{one.what[1:]}: {one.mend}.")
