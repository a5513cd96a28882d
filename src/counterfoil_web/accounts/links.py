"""One-time links: a secret that is shown once, and the digest that is kept of it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

INVITATION_LASTS = timedelta(days=7)
FIRST_ADMINISTRATOR_LASTS = timedelta(hours=24)
KEPT_WORDS_LAST = timedelta(hours=24)


def new_token() -> str:
    """A secret for a link: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a secret; the secret cannot be had back from it.

    >>> digest("a")[:12]
    'ca978112ca1b'
    """
    return hashlib.sha256(token.encode()).hexdigest()
