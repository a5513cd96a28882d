"""The forms of gates: asking for a decision, taking it, withdrawing it, publishing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from counterfoil.access import SIGNATORIES, DecisionKind, OrganisationKind, Role
from counterfoil.gates import Outcome, WithheldPart
from counterfoil.gates.notice import EXEMPTIONS
from counterfoil.guide import gates
from counterfoil_web.appraisals.models import Version
from counterfoil_web.decisions.gates import KINDS_AT_GATE, ON_A_CASE
from counterfoil_web.decisions.schemes import band_rows
from counterfoil_web.govuk.form_fields import DateField, MoneyField

_LONG = 4_000


def _text(
    label: str, hint: str = "", *, missing: str = "", rows: int = 4, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": missing or f"Enter {label[0].lower()}{label[1:]}",
            "max_length": f"{label} must be {_LONG:,} characters or fewer",
        },
    )


class ProposeForm(forms.Form):
    """Asks the legal bodies for a decision."""

    mark_optional = False

    what = forms.ChoiceField(
        label="Decision",
        error_messages={"required": "Choose the decision that is asked for"},
        widget=forms.Select,
    )
    asked = _text(
        "What is to be decided", "In the words in which it should stand in the record.", rows=3
    )
    recommendation = _text(
        "Recommendation",
        "What you advise and why. It is published with the decision.",
        missing="Enter what you advise and why",
        rows=6,
    )
    value_gbp = MoneyField(
        label="Value over the whole life of the contract",
        help_text="In pounds, before VAT. It decides who may take the decision.",
        min_value=Decimal(0),
    )
    versions = forms.MultipleChoiceField(
        label="Versions it is to be taken on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due = DateField(label="Decide by (optional)", required=False)

    def __init__(
        self, *args: Any, versions: Sequence[Version], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._today = today
        self._versions = {str(version.number): version for version in versions}
        self.fields["what"].choices = [("", "Choose a decision"), *_decisions()]
        self.fields["versions"].choices = [
            (number, f"Version {number}: {version.title}")
            for number, version in self._versions.items()
        ]
        if not versions:
            del self.fields["versions"]

    def clean_due(self) -> date | None:
        """A day to decide by that has not passed."""
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < self._today:
            raise forms.ValidationError("The day to decide by must be today or later")
        return due

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        gate, _, kind = cleaned.get("what", "").partition(":")
        if kind:
            cleaned["gate"], cleaned["kind"] = gate, DecisionKind(kind)
            if DecisionKind(kind) in ON_A_CASE and not cleaned.get("versions"):
                self.add_error(
                    "versions" if "versions" in self.fields else "what",
                    "Choose the version of the business case that it is to be taken on"
                    if "versions" in self.fields
                    else "Submit a version of the business case first: this decision is taken on "
                    "one",
                )
        cleaned["chosen"] = [self._versions[number] for number in cleaned.get("versions", [])]
        return cleaned


def _decisions() -> list[tuple[str, Any]]:
    return [
        (
            gate.name,
            [(f"{gate.slug}:{kind.value}", kind.label) for kind in KINDS_AT_GATE[gate.slug]],
        )
        for gate in gates()
    ]


class TakeForm(forms.Form):
    """Takes a decision for one legal body."""

    outcome = forms.ChoiceField(
        label="Your decision",
        widget=forms.RadioSelect,
        choices=[
            (Outcome.APPROVE.value, "Approve"),
            (Outcome.REFUSE.value, "Refuse"),
            (Outcome.DEFER.value, "Defer"),
        ],
        error_messages={"required": "Choose whether you approve, refuse or defer"},
    )
    conditions = _text(
        "Conditions",
        "For an approval: one on each line. Each is kept and must be shown to be met.",
        required=False,
    )
    reason = _text("Reason", "Needed when you refuse or defer. It is published.", required=False)
    confirm = forms.BooleanField(
        label="I have read the versions named and decide for my organisation",
        error_messages={"required": "Confirm that you have read the versions and decide"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome in (Outcome.REFUSE, Outcome.DEFER) and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Enter why you do not approve")
        if outcome in (Outcome.REFUSE, Outcome.DEFER) and cleaned.get("conditions", "").strip():
            self.add_error("conditions", "Conditions go with an approval: move them to the reason")
        return cleaned


class WithdrawForm(forms.Form):
    """Takes back what was asked."""

    reason = _text("Why it is withdrawn", rows=3)


class ConditionForm(forms.Form):
    """Says how a condition was met."""

    evidence = _text("How it was met, and where that can be seen", rows=3)


class PublishForm(forms.Form):
    """Chooses, section by section, what is withheld from a notice and on what exemption."""

    mark_optional = False

    def __init__(self, *args: Any, sections: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._sections = dict[str, str]()
        for at, section in enumerate(sections):
            name = f"section_{at}"
            self._sections[name] = section
            self.fields[name] = forms.ChoiceField(
                label=section,
                required=False,
                choices=[("", "Publish"), *((one, f"Withhold: {one}") for one in EXEMPTIONS)],
            )
            self.fields[name].widget.attrs["class"] = "govuk-!-width-two-thirds"

    @property
    def withheld(self) -> list[WithheldPart]:
        """The sections that are withheld, once the form is valid."""
        return [
            WithheldPart(section=section, exemption=self.cleaned_data[name])
            for name, section in self._sections.items()
            if self.cleaned_data.get(name)
        ]


STEPS = 4
"""How many bands a scheme may have for each body."""


class SchemeForm(forms.Form):
    """Enters a scheme of consent: for each body, up to which sum who decides."""

    title = forms.CharField(
        label="Name of the scheme",
        max_length=200,
        error_messages={"required": "Enter the name of the scheme"},
    )
    valid_from = DateField(
        label="In force from", error_messages={"required": "Enter the day it comes into force"}
    )
    source = forms.CharField(
        label="Where it can be read",
        help_text="The title, paragraph and date of the scheme your organisation has adopted.",
        max_length=300,
        error_messages={"required": "Enter where the scheme can be read"},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for body in (OrganisationKind.FORCE, OrganisationKind.POLICING_BODY):
            for step in range(1, STEPS + 1):
                self.fields[f"{body.value}_{step}_up_to"] = MoneyField(
                    label=f"{body.label}, band {step}: up to",
                    help_text="Leave empty for the last band: it has no upper end.",
                    required=False,
                    min_value=Decimal(1),
                )
                self.fields[f"{body.value}_{step}_roles"] = forms.MultipleChoiceField(
                    label=f"{body.label}, band {step}: decided by",
                    required=False,
                    choices=[(role.value, role.label) for role in SIGNATORIES[body]],
                    widget=forms.CheckboxSelectMultiple,
                )

    @property
    def bands(self) -> list[dict[str, Any]]:
        """The bands as rows, for those steps that name somebody who decides."""
        rows: list[dict[str, Any]] = []
        for body in (OrganisationKind.FORCE, OrganisationKind.POLICING_BODY):
            steps = []
            for step in range(1, STEPS + 1):
                roles = self.cleaned_data.get(f"{body.value}_{step}_roles") or []
                if roles:
                    up_to = self.cleaned_data.get(f"{body.value}_{step}_up_to")
                    steps.append((up_to, [Role(role) for role in roles]))
            rows.extend(band_rows(body, steps))
        return rows
