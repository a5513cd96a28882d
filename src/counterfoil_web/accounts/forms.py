"""Forms about people: inviting, giving and ending roles, joining, one's own account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from counterfoil.access import OrganisationKind, Role, roles_for
from counterfoil_web.accounts.invitation_store import plain_address
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.sign_in_forms import PASSWORD_HINT
from counterfoil_web.govuk.form_fields import DateField

FIRST_YEAR, LAST_YEAR = 2000, 2099


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing; None when the page was only asked for."""
    return request.POST if request.method == "POST" else None


class RolesField(forms.TypedMultipleChoiceField):
    """Roles, those that the kind of organisation knows, each with what it comes to do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(
            coerce=Role,
            choices=[],
            error_messages={"required": "Choose at least one role"},
            **options,
        )

    def offer(self, organisation: Organisation, *, but: frozenset[Role] = frozenset()) -> None:
        """Offer the roles of this organisation's kind, but for some."""
        offered = [
            role for role in roles_for(OrganisationKind(organisation.kind)) if role not in but
        ]
        self.choices = [(role.value, role.label) for role in offered]
        self.choice_hints = {role.value: role.description for role in offered}


class _Dated(forms.Form):
    """A first and a last day."""

    starts = DateField(
        label="First day",
        required=False,
        help_text="Leave it out for today. For example, 27 3 2027",
    )
    ends = DateField(
        label="Last day",
        required=False,
        help_text="Leave it out if there is no end in sight",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_starts(self) -> date:
        starts: date = self.cleaned_data["starts"] or self.today
        return _likely(starts)

    def clean_ends(self) -> date | None:
        ends = self.cleaned_data["ends"]
        return None if ends is None else _likely(ends)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day must not be before the first day")
        elif ends and ends < self.today:
            self.add_error("ends", "The last day must be today or later")
        return cleaned


class InviteForm(_Dated):
    """Whom to invite, to which roles, from when until when."""

    email = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="The person signs in with it",
        error_messages={
            "required": "Enter the email address of the person to invite",
            "invalid": "Enter an email address, such as name@force.example",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    roles = RolesField(label="Roles")
    field_order = ("email", "roles", "starts", "ends")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles: RolesField = self.fields["roles"]  # type: ignore[assignment]
        roles.offer(organisation)

    def clean_email(self) -> str:
        return plain_address(self.cleaned_data["email"])


class GiveRolesForm(_Dated):
    """Further roles for a person."""

    roles = RolesField(label="Roles to give")
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=500,
        help_text="It is kept in the log",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("roles", "starts", "ends", "reason")

    def __init__(
        self, *args: Any, organisation: Organisation, held: frozenset[Role], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        roles: RolesField = self.fields["roles"]  # type: ignore[assignment]
        roles.offer(organisation, but=held)


class ChangeRoleForm(forms.Form):
    """Until when a role is held. `seen` says what the page showed, to notice a change between."""

    END_NOW, LAST_DAY, NO_END = "now", "day", "never"
    how = forms.ChoiceField(
        label="When does it end?",
        choices=[
            (LAST_DAY, "On a day"),
            (NO_END, "There is no end in sight"),
            (END_NOW, "Now"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when the role ends"},
    )
    ends = DateField(label="Last day", required=False, help_text="Only if it ends on a day")
    reason = forms.CharField(
        label="Why",
        max_length=500,
        help_text="It is kept in the log",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why the role changes"},
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, starts: date, **kwargs: Any) -> None:
        self.today, self.starts = today, starts
        super().__init__(*args, **kwargs)
        how: forms.ChoiceField = self.fields["how"]  # type: ignore[assignment]
        how.choice_hints = {  # type: ignore[attr-defined]
            self.END_NOW: "The person loses the role with the next page they open; it stays on "
            "record"
        }
        self.fields["ends"].required = False
        self.fields["ends"].label = "Last day"
        self.mark_optional = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") != self.LAST_DAY or "ends" in self.errors:
            return cleaned
        ends = cleaned.get("ends")
        if ends is None:
            self.add_error("ends", "Enter the last day")
        elif ends < max(self.today, self.starts):
            self.add_error("ends", "The last day must be today or later, and not before the first")
        elif ends.year > LAST_YEAR:
            self.add_error("ends", f"The last day must be before {LAST_YEAR + 1}")
        return cleaned


class ReasonForm(forms.Form):
    """Why something is done that others will ask about."""

    reason = forms.CharField(
        label="Why",
        max_length=500,
        help_text="It is kept in the log",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why"},
    )


class NameForm(forms.Form):
    """The name a person is shown by."""

    name = forms.CharField(
        label="Your name",
        max_length=200,
        help_text="As colleagues and the record should show it",
        error_messages={"required": "Enter your name"},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class JoinForm(NameForm):
    """Name and password of somebody who joins by an invitation."""

    password = forms.CharField(
        label="Password",
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a password"},
    )

    def __init__(self, *args: Any, email: Callable[[JoinForm], str], **kwargs: Any) -> None:
        self._email = email
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("password"):
            check_password(self, cleaned["password"], cleaned.get("name", ""), self._email(self))
        return cleaned


def check_password(form: forms.Form, password: str, name: str, email: str) -> None:
    """Say what is wrong with a password, beside its box."""
    try:
        validate_password(password, User(name=name, email=email))
    except ValidationError as error:
        form.add_error("password", [_plain(one) for one in error.error_list])


def _plain(error: ValidationError) -> str:
    """Django's messages on passwords in our words."""
    return {
        "password_too_short": "The password must have at least 12 characters",
        "password_too_common": "This password is one of those tried first. Choose another",
        "password_too_similar": "The password is too much like your name or email address",
    }.get(error.code or "", error.messages[0])


def _likely(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"The year must be from {FIRST_YEAR} to {LAST_YEAR}")
    return day
