"""Who may be signed in at all, however they proved who they are."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.store import person_with_roles


class SignInBackend(AuthenticationBackend):
    """Accounts that are open; those of the try-out only where the try-out runs.

    It is asked at each request, so that an account that is closed is signed out at once.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        if user.is_try_out and not settings.TRY_OUT:
            return False
        return bool(user.is_active)

    def get_user(self, user_id: int) -> User | None:
        """Who is signed in, read together with their roles, since each page needs both."""
        user = person_with_roles(user_id)
        if user is None:
            found: User | None = super().get_user(user_id)
            return found
        return user if self.user_can_authenticate(user) else None
