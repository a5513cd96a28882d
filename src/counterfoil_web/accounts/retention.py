"""What of signing in is kept for a time only."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from counterfoil_web.accounts.models import KeptWords
from counterfoil_web.records.retention import kept_for


@kept_for("sessions that ran out", timedelta(days=1))
def sessions(before: datetime) -> Any:
    """Nobody is signed in by them any more."""
    return Session.objects.filter(expire_date__lt=before)


@kept_for("what is shown of sessions that are over", timedelta(days=1))
def shown_sessions(before: datetime) -> Any:
    """The browser and address of a session; when it began and ended is in the log."""
    keys = Session.objects.values("session_key")
    return UserSession.objects.filter(created_at__lt=before).exclude(session_key__in=keys)


@kept_for("words kept for who was signed out", timedelta(0))
def kept_words(before: datetime) -> Any:
    """They say themselves when they run out: after a day."""
    return KeptWords.objects.filter(expires_at__lt=before)
