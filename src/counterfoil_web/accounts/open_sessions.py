"""Where a person is signed in: the sessions that still stand, however many, in two queries."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.session_store import SessionStore
from counterfoil_web.records.prepared_query import PreparedQuery

_begun_by = PreparedQuery(lambda user_id: UserSession.objects.filter(user_id=user_id))


def open_sessions(user: User) -> list[UserSession]:
    """The person's sessions that have not run out or been ended by a new password.

    Nothing is taken away here: rows of sessions that are over go in the daily tidying.
    """
    begun = _begun_by(user.pk)
    if not begun:
        return []
    data = dict(
        Session.objects.filter(
            session_key__in=[row.session_key for row in begun], expire_date__gt=timezone.now()
        ).values_list("session_key", "session_data")
    )
    return [row for row in begun if _is_of(user, data.get(row.session_key))]


def _is_of(user: User, data: str | None) -> bool:
    if data is None:
        return False
    held = SessionStore().decode(data)
    return str(held.get(SESSION_KEY)) == str(user.pk) and constant_time_compare(
        held.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()
    )
