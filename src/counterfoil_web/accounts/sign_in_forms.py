"""allauth's forms in our words: what is asked, why, and what to do when it is wrong."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings

PASSWORD_HINT = "At least 12 characters; three or four unrelated words are easy to remember"
_NARROW = "govuk-input--width-10"


def say(
    field: forms.Field, label: str, *, hint: str = "", missing: str = "", width: str = ""
) -> None:
    """Give a field its label, hint, message when it is empty, and width."""
    field.label = label
    field.help_text = hint
    if missing:
        field.error_messages["required"] = missing
    if width:
        field.widget.attrs["class"] = width
    field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):
    """Email address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], "Email address", missing="Enter your email address")
        say(self.fields["password"], "Password", missing="Enter your password")
        self.fields["login"].error_messages["invalid"] = (
            "Enter an email address, such as name@force.example"
        )
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class LostPasswordForm(account.ResetPasswordForm):
    """The address that a link is sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sends_mail = settings.SENDS_MAIL
        say(self.fields["email"], "Email address", missing="Enter your email address")
        self.fields["email"].error_messages["invalid"] = (
            "Enter an email address, such as name@force.example"
        )


class _PasswordOnceForm:
    """A new password is typed once: the box can show it."""

    fields: dict[str, forms.Field]

    def _once(self) -> None:
        self.fields.pop("password2", None)
        say(
            self.fields["password1"],
            "New password",
            hint=PASSWORD_HINT,
            missing="Enter a new password",
        )
        self.fields["password1"].widget.attrs["autocomplete"] = "new-password"


class NewPasswordForm(_PasswordOnceForm, account.ResetPasswordKeyForm):
    """A new password by a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._once()


class ChangePasswordForm(_PasswordOnceForm, account.ChangePasswordForm):
    """The present password and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["oldpassword"], "Present password", missing="Enter your present password")
        self._once()


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before the way in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["password"], "Password", missing="Enter your password")


class CodeForm(mfa.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], "Six figures from your authenticator app, or a recovery code")


class CodeAgainForm(mfa.ReauthenticateForm):
    """A code once more, before the way in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], "Six figures from your authenticator app, or a recovery code")


class AuthenticatorAppForm(ActivateTOTPForm):
    """The first code of an authenticator app, which shows that it was set up well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], "Six figures that the app shows now")


class PasskeyForm(AddWebAuthnForm):
    """What a new passkey is called, and whether it can stand in for the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_optional = False
        say(
            self.fields["name"],
            "Name of the passkey",
            hint="So that you know it again, such as “Work laptop”",
        )
        say(
            self.fields["passwordless"],
            "Sign in with this passkey alone, without the password",
            hint="It must then ask for a fingerprint, face or PIN",
        )


class PasskeyNameForm(EditWebAuthnForm):
    """A new name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["name"], "Name of the passkey", missing="Enter a name for the passkey")


def _code(field: forms.Field, hint: str) -> None:
    say(field, "Code", hint=hint, missing="Enter the code", width=_NARROW)
    field.widget.attrs.update({"inputmode": "numeric", "spellcheck": "false"})
