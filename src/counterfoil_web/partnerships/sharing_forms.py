"""Forms that let an organisation see a partnership, take part in it, or take a party's place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from counterfoil.access import GRANTABLE, OrganisationKind, Participation
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.govuk.form_fields import DateField, NamedRecordField
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.parties import already_there, overlapping
from counterfoil_web.partnerships.record_forms import ReasonForm

_SELECT = "Select an organisation"


class _DaysForm(ReasonForm):
    """An organisation, days and a reason."""

    organisation = NamedRecordField(
        label="Organisation", queryset=Organisation.objects.none(), empty_label=_SELECT
    )
    starts = DateField(label="From", help_text="For example, 1 4 2027")
    ends = DateField(
        label="To",
        required=False,
        help_text="The last day. Leave it empty if it goes on until you end it",
    )

    def __init__(self, partnership: Partnership, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership, self.today = partnership, today
        self.fields["starts"].initial = today

    def clean(self) -> dict[str, Any]:
        """The days are in order, and none of them has passed unseen."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and starts < self.today:
            self.add_error("starts", "The first day must be today or later")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day must be on or after the first")
        return cleaned

    def refuse_overlap(self, *, part: str = "", grain: str = "") -> None:
        """Say what the organisation already has on those days."""
        cleaned = self.cleaned_data
        if self.errors or "organisation" not in cleaned:
            return
        standing = overlapping(
            self.partnership,
            cleaned["organisation"],
            starts=cleaned["starts"],
            ends=cleaned["ends"],
            part=part,
            grain=grain,
        )
        if standing is not None:
            refusal = already_there(standing)
            self.add_error("organisation", f"{refusal.sentence} {refusal.mend}")


class ShareForm(_DaysForm):
    """A grant: which organisation may read how much, in which days, and why."""

    grain = forms.ChoiceField(
        label="How much it may read",
        choices=[(grain.value, grain.label) for grain in GRANTABLE],
        widget=forms.RadioSelect,
    )
    field_order = ("organisation", "grain", "starts", "ends", "reason")

    def __init__(self, partnership: Partnership, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(partnership, today, *args, **kwargs)
        self.fields["grain"].choice_hints = {  # type: ignore[attr-defined]
            grain.value: grain.description for grain in GRANTABLE
        }
        organisation: Any = self.fields["organisation"]
        if self.is_bound:
            organisation.queryset = _without_parties(partnership.pk)
        organisation.choices = [("", _SELECT), *_names_without_parties(partnership)]

    def clean(self) -> dict[str, Any]:
        """The organisation does not already have it."""
        cleaned = super().clean()
        self.refuse_overlap(grain=cleaned.get("grain", ""))
        return cleaned


class PartyForm(_DaysForm):
    """A party: which organisation takes part, as what, from when."""

    part = forms.ChoiceField(
        label="Its part",
        choices=[
            (part.value, part.label)
            for part in Participation
            if part is not Participation.LEAD_FORCE
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("organisation", "part", "starts", "ends", "reason")

    def __init__(self, partnership: Partnership, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(partnership, today, *args, **kwargs)
        self.fields["organisation"].queryset = (  # type: ignore[attr-defined]
            Organisation.objects.filter(archived_at=None).exclude(
                kind__in=(OrganisationKind.INSPECTORATE, OrganisationKind.AUDITOR)
            )
        )

    def clean(self) -> dict[str, Any]:
        """The organisation is of a kind that may have the part, and has none on those days."""
        cleaned = super().clean()
        organisation, part = cleaned.get("organisation"), cleaned.get("part")
        if organisation and part:
            kind = OrganisationKind(organisation.kind)
            if kind not in Participation(part).kinds:
                self.add_error(
                    "part",
                    f"{organisation} is a {kind.label.lower()}, which cannot be a "
                    f"{Participation(part).label.lower()}",
                )
            self.refuse_overlap(part=part)
        return cleaned


class HandOverForm(ReasonForm):
    """Who takes a party's place, from when, and why."""

    organisation = NamedRecordField(
        label="Who takes its place", queryset=Organisation.objects.none(), empty_label=_SELECT
    )
    starts = DateField(
        label="First day of the successor",
        help_text="The old party sees the partnership to the end of the day before",
    )
    field_order = ("organisation", "starts", "reason")

    def __init__(self, row: Access, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.today = row, today
        kinds = [kind.value for kind in Participation(row.part).kinds]
        offered = Organisation.objects.filter(archived_at=None, kind__in=kinds)
        self.fields["organisation"].queryset = offered.exclude(  # type: ignore[attr-defined]
            pk=row.organisation_id
        )
        self.fields["organisation"].initial = row.organisation.successor_id
        last = row.organisation.valid_to
        self.has_ended = last is not None and last < today
        if last is not None:
            self.fields["starts"].initial = max(last + timedelta(days=1), today)

    def clean(self) -> dict[str, Any]:
        """The day leaves no gap and lies in the party's own days, and the successor has no part.

        Who has ceased to be sees nothing any more, so its successor may come on the same day.
        """
        cleaned = super().clean() or {}
        starts = cleaned.get("starts")
        if starts and self.has_ended and not self.row.starts < starts >= self.today:
            self.add_error("starts", "The first day of the successor must be today or later")
        elif starts and not self.has_ended and starts <= max(self.row.starts, self.today):
            self.add_error("starts", "The first day of the successor must be tomorrow or later")
        if starts and self.row.ends and starts > self.row.ends:
            self.add_error("starts", "The party’s own part has ended before that day")
        organisation = cleaned.get("organisation")
        if organisation and starts and not self.errors:
            standing = overlapping(
                self.row.partnership, organisation, starts=starts, ends=None, part=self.row.part
            )
            if standing is not None:
                refusal = already_there(standing)
                self.add_error("organisation", f"{refusal.sentence} {refusal.mend}")
        return cleaned


def _without_parties(partnership_id: Any) -> QuerySet[Organisation]:
    """Organisations that may be given sight of a partnership: not parties, and no suppliers."""
    parties = Access.objects.filter(
        partnership_id=partnership_id, revoked_at=None, ends=None
    ).exclude(part="")
    return (
        Organisation.objects.filter(archived_at=None)
        .exclude(pk__in=parties.values("organisation_id"))
        .exclude(kind=OrganisationKind.SUPPLIER)
    )


_names_without_parties = QueryOfOne(lambda: _without_parties(PARTNERSHIP).values_list("pk", "name"))
