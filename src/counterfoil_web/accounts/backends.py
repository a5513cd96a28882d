"""Who may be signed in at all, however they proved who they are."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class SignInBackend(AuthenticationBackend):
    """Accounts that are open; those of the try-out only where the try-out runs.

    It is asked at each request, so that an account that is closed is signed out at once.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        if user.is_try_out and not settings.TRY_OUT:
            return False
        return bool(user.is_active)
