"""Forms about organisations: the first, further ones, and how one is called and shown."""

from __future__ import annotations

from typing import Any

from django import forms

from counterfoil.access import OrganisationKind
from counterfoil_web.accounts.forms import JoinForm
from counterfoil_web.accounts.invitation_store import plain_address
from counterfoil_web.accounts.known_bodies import known_bodies, known_body
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.organisation_store import (
    NewOrganisation,
    name_taken,
    of_known,
)
from counterfoil_web.govuk.contrast import colour_problem
from counterfoil_web.govuk.form_fields import DateField

LISTED, OTHER = "listed", "other"
_EMAIL_MESSAGES = {
    "required": "Enter an email address",
    "invalid": "Enter an email address, such as name@force.example",
}


class WhichOrganisation(forms.Form):
    """A police force or policing body from the list, or another by kind and name."""

    which = forms.ChoiceField(
        label="Which organisation is it?",
        choices=[
            (LISTED, "A police force or policing body of the list"),
            (OTHER, "Another organisation"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where the organisation is from"},
    )
    body = forms.ChoiceField(
        label="Police force or policing body",
        required=False,
        choices=[],
        help_text="Only if it is in the list",
    )
    kind = forms.ChoiceField(
        label="Kind of organisation",
        required=False,
        choices=[("", "")] + [(kind.value, kind.label) for kind in OrganisationKind],
        help_text="Only for another organisation",
    )
    organisation_name = forms.CharField(
        label="Name of the organisation",
        required=False,
        max_length=200,
        help_text="Only for another organisation",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_optional = False
        body: forms.ChoiceField = self.fields["body"]  # type: ignore[assignment]
        body.choices = [("", ""), *((one.key, one.name) for one in known_bodies())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("which") == LISTED:
            self._clean_listed(cleaned)
        elif cleaned.get("which") == OTHER:
            self._clean_other(cleaned)
        return cleaned

    def new_organisation(self) -> NewOrganisation:
        """What was chosen."""
        cleaned = self.cleaned_data
        if cleaned["which"] == LISTED:
            return of_known(known_body(cleaned["body"]))  # type: ignore[arg-type]
        return NewOrganisation(
            kind=OrganisationKind(cleaned["kind"]), name=cleaned["organisation_name"]
        )

    def _clean_listed(self, cleaned: dict[str, Any]) -> None:
        if "body" in self.errors:
            return
        found = known_body(cleaned.get("body", ""))
        if found is None:
            self.add_error("body", "Choose the police force or policing body")
        elif name_taken(found.name):
            self.add_error("body", f"{found.name} was added before")

    def _clean_other(self, cleaned: dict[str, Any]) -> None:
        name = " ".join(cleaned.get("organisation_name", "").split())
        cleaned["organisation_name"] = name
        if not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", "Choose the kind of organisation")
        if not name:
            self.add_error("organisation_name", "Enter the name of the organisation")
        elif name_taken(name):
            self.add_error("organisation_name", "There is an organisation with this name already")


class FirstAdministratorForm(WhichOrganisation, JoinForm):
    """The person and the organisation that an installation begins with."""

    email = forms.EmailField(
        label="Your email address",
        max_length=254,
        help_text="You sign in with it",
        error_messages=_EMAIL_MESSAGES,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    field_order = (
        "name",
        "email",
        "password",
        "which",
        "body",
        "kind",
        "organisation_name",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, email=lambda form: form.cleaned_data.get("email", ""), **kwargs)

    def clean_email(self) -> str:
        email = plain_address(self.cleaned_data["email"])
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError("There is an account with this email address already")
        return email


class SettingsForm(forms.Form):
    """What an administrator sets for their own organisation."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        help_text="As pages and documents show it",
        error_messages={"required": "Enter the name of the organisation"},
    )
    legal_name = forms.CharField(
        label="Legal name",
        max_length=300,
        required=False,
        help_text="As contracts name it, such as “the Chief Constable of …”",
    )
    brand_colour = forms.CharField(
        label="Colour",
        max_length=7,
        required=False,
        help_text="# and six figures or letters from a to f, such as #12436d. White words must be "
        "legible on it. Leave it out for black",
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "spellcheck": "false", "autocomplete": "off"}
        ),
    )
    second_factor_required = forms.BooleanField(
        label="Everybody in this organisation must use a second factor",
        required=False,
        help_text="An authenticator app or a passkey. Who has none is asked to set one up before "
        "anything else opens",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if name_taken(name, but=self.organisation):
            raise forms.ValidationError("Another organisation has this name")
        return name

    def clean_brand_colour(self) -> str:
        colour = self.cleaned_data["brand_colour"].strip().lower()
        if colour and not colour.startswith("#"):
            colour = f"#{colour}"
        problem = colour_problem(colour) if colour else None
        if problem is not None:
            said = problem.what[0].upper() + problem.what[1:]
            raise forms.ValidationError(f"{said}. {problem.mend.capitalize()}")
        return colour


class DatesForm(forms.Form):
    """From when until when an organisation stands, whom it oversees, and who follows it."""

    oversees = forms.ModelChoiceField(
        label="Police force it oversees",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="",
        help_text="Only for a policing body",
    )
    valid_from = DateField(
        label="First day", required=False, help_text="Leave it out if it was always there"
    )
    valid_to = DateField(
        label="Last day",
        required=False,
        help_text="From the day after, nobody acts for it. Leave it out if no end is set in law",
    )
    successor = forms.ModelChoiceField(
        label="Organisation that follows it",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="",
        help_text="Such as the mayor to whom a commissioner’s functions pass",
    )
    directory = forms.ChoiceField(
        label="Directory its people sign in by",
        required=False,
        choices=[],
        help_text="From the installation’s file of directories",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        directories: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)
        others = Organisation.objects.filter(archived_at=None).exclude(pk=organisation.pk)
        self.fields["oversees"].queryset = others.filter(  # type: ignore[attr-defined]
            kind=OrganisationKind.FORCE
        )
        self.fields["successor"].queryset = others.filter(  # type: ignore[attr-defined]
            kind=organisation.kind
        )
        if organisation.kind != OrganisationKind.POLICING_BODY:
            del self.fields["oversees"]
        if directories:
            field: forms.ChoiceField = self.fields["directory"]  # type: ignore[assignment]
            field.choices = [("", ""), *directories]
        else:
            del self.fields["directory"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", "The last day must not be before the first day")
        if cleaned.get("successor") and not last and "valid_to" not in self.errors:
            self.add_error("valid_to", "Enter the last day, after which the other follows")
        self._clean_directory(cleaned.get("directory", ""))
        return cleaned

    def _clean_directory(self, directory: str) -> None:
        taken = Organisation.objects.filter(directory=directory).exclude(pk=self.organisation.pk)
        if directory and taken.exists():
            self.add_error("directory", f"{taken[0]} signs in by this directory")


class FirstRoleForm(forms.Form):
    """The address of the first administrator of another organisation."""

    email = forms.EmailField(
        label="Email address of its administrator",
        max_length=254,
        error_messages=_EMAIL_MESSAGES,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        return plain_address(self.cleaned_data["email"])


class KeeperForm(forms.Form):
    """The address of an account that is to look after the installation."""

    email = forms.EmailField(
        label="Email address of the account",
        max_length=254,
        error_messages=_EMAIL_MESSAGES,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    user: User | None = None

    def clean_email(self) -> str:
        email = plain_address(self.cleaned_data["email"])
        self.user = User.objects.filter(email=email, is_active=True, is_try_out=False).first()
        if self.user is None:
            raise forms.ValidationError("There is no open account with this email address")
        return email


def first_values(organisation: Organisation, names: tuple[str, ...]) -> dict[str, Any]:
    """What a form about an organisation shows first."""
    values: dict[str, Any] = {name: getattr(organisation, name) for name in names}
    return {**values, "seen": organisation.revision}
