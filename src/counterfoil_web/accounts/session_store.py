"""Sessions in the database, as Django keeps them, read by a query that is written once."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.utils import timezone

from counterfoil_web.records.prepared_query import PreparedQuery

_by_key = PreparedQuery(lambda key: Session.objects.filter(session_key=key))


class SessionStore(DatabaseSessions):
    """Django's, but for how a session is found."""

    def _get_session_from_db(self) -> Session | None:
        rows = _by_key(self.session_key) if self.session_key else []
        if rows and rows[0].expire_date > timezone.now():
            return rows[0]
        self._session_key = None
        return None
