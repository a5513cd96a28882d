"""Forms about a partnership as a record: its particulars, its parties, why it is put away."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.access import Marking, OrganisationKind, Participation
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.govuk.form_fields import (
    DateField,
    MoneyField,
    NamedRecordField,
    RecordsField,
)
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.partnership_store import FIELDS, Party
from counterfoil_web.records.prepared_query import PreparedQuery

_KIND_HINTS = {
    "business": "Functions and staff for ten years or so: HR, finance, ICT, control room",
    "custody": "People, buildings or both for detention",
    "consultancy": "Advice and support for change, from weeks to two years",
}
_REASON_ROWS = {"rows": 3}


class PartnershipForm(forms.Form):
    """What people write about a partnership."""

    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="What people call it, such as “Custody services 2027”",
        error_messages={"max_length": "Title must be 200 characters or fewer"},
    )
    kind = forms.ChoiceField(label="Kind of partnership", widget=forms.RadioSelect)
    summary = forms.CharField(
        label="What it is for, in a few sentences",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": "What it is for must be 2,000 characters or fewer"},
    )
    value_gbp = MoneyField(
        label="Value over its whole life",
        required=False,
        min_value=0,
        help_text="In pounds, without VAT. Leave it empty if nobody knows yet",
        error_messages={"min_value": "The value cannot be less than nothing"},
    )
    starts = DateField(label="Day it starts", required=False, help_text="For example, 1 4 2027")
    ends = DateField(label="Day it ends", required=False, help_text="For example, 31 3 2037")
    marking = forms.ChoiceField(
        label="Protective marking",
        choices=[(marking.value, marking.banner) for marking in Marking],
        help_text="Stands on every page of the partnership and on every file that leaves",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = presenters.kinds()  # type: ignore[attr-defined]
        self.fields["kind"].choice_hints = _KIND_HINTS  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Both days are in order."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The day it ends must be on or after the day it starts")
        return cleaned

    def values(self) -> dict[str, Any]:
        """What is to be saved."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class NewPartnershipForm(PartnershipForm):
    """The same, with the parties: two legal bodies at least, and partner forces."""

    lead_force = NamedRecordField(
        label="Lead force", queryset=Organisation.objects.none(), empty_label="Select a force"
    )
    policing_body = NamedRecordField(
        label="Policing body",
        queryset=Organisation.objects.none(),
        empty_label="Select a policing body",
        help_text="The commissioner, mayor or council that approves beside the lead force",
    )
    partner_forces = RecordsField(
        label="Partner forces",
        required=False,
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        help_text="Other forces with a share in it. More can join later",
    )

    def __init__(self, acting: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.acting = acting
        standing = _standing()
        forces = [(pk, name) for pk, name, kind, _ in standing if kind in _FORCES]
        bodies = [one for one in standing if one[2] == OrganisationKind.POLICING_BODY]
        own = acting.organisation.pk
        self._offer("lead_force", forces)
        self._offer("partner_forces", [(pk, name) for pk, name in forces if pk != own])
        self._offer("policing_body", [(pk, name) for pk, name, *_ in bodies])
        if acting.organisation_kind is OrganisationKind.POLICING_BODY:
            self._settle("policing_body")
            self.fields["lead_force"].initial = acting.organisation.oversees_id
        else:
            self._settle("lead_force")
            overseers = (pk for pk, *_, overseen in bodies if overseen == own)
            self.fields["policing_body"].initial = next(overseers, None)

    def _offer(self, name: str, organisations: list[tuple[int, str]]) -> None:
        """Have these to choose from; their records are read once something is chosen."""
        field: Any = self.fields[name]
        if self.is_bound:
            field.queryset = Organisation.objects.filter(
                pk__in=[pk for pk, _ in organisations]
            ).only("name", "kind")
        nothing = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = [*nothing, *organisations]

    def _settle(self, name: str) -> None:
        """The organisation acted for takes its own part: nothing to choose."""
        del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Nobody is a party twice."""
        cleaned = super().clean()
        lead = cleaned.get("lead_force")
        if lead is not None and lead in cleaned.get("partner_forces", ()):
            self.add_error("partner_forces", "The lead force cannot be a partner force as well")
        return cleaned

    def parties(self) -> list[Party]:
        """Who takes part from the start."""
        own = self.acting.organisation
        lead = self.cleaned_data.get("lead_force", own)
        body = self.cleaned_data.get("policing_body", own)
        return [
            Party(organisation=lead, part=Participation.LEAD_FORCE),
            Party(organisation=body, part=Participation.POLICING_BODY),
            *(
                Party(organisation=force, part=Participation.PARTNER_FORCE)
                for force in self.cleaned_data["partner_forces"]
            ),
        ]


class ChangePartnershipForm(PartnershipForm):
    """The particulars of a partnership that is there; revision: the one it was opened on."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @classmethod
    def of(cls, row: Partnership) -> ChangePartnershipForm:
        """The form filled with what stands."""
        names = (*FIELDS, "revision")
        return cls(initial={name: getattr(row, name) for name in names})


class ReasonForm(forms.Form):
    """Why something is done that everybody will see."""

    reason = forms.CharField(
        label="Reason",
        max_length=1000,
        widget=forms.Textarea(attrs=_REASON_ROWS),
        help_text="It goes into the log beside your name",
        error_messages={
            "required": "Enter the reason",
            "max_length": "The reason must be 1,000 characters or fewer",
        },
    )


_FORCES = (OrganisationKind.FORCE, OrganisationKind.COLLABORATION)
_standing: PreparedQuery[tuple[int, str, str, int | None]] = PreparedQuery(
    lambda: (
        Organisation.objects.filter(archived_at=None)
        .order_by("name")
        .values_list("pk", "name", "kind", "oversees_id")
    )
)
