"""Sending mail from one setting; without it, links are shown to an administrator to hand over.

The settings read this module, so it must not import models.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def mail_settings(url: str) -> dict[str, Any]:
    """What Django needs to send mail.

    url: `smtp+starttls://user:password@host:587?from=counterfoil@force.example`; `smtps` for TLS
    from the start, `smtp` for none; empty when no mail is to be sent.

    >>> mail_settings("smtps://mail.example?from=a@b.example")["EMAIL_PORT"]
    465
    >>> mail_settings("")
    {'SENDS_MAIL': False}
    """
    if not url:
        return {"SENDS_MAIL": False}
    parts = urlsplit(url)
    sender = dict(parse_qsl(parts.query)).get("from", "")
    if parts.scheme not in _PORTS or not parts.hostname or "@" not in sender:
        raise ImproperlyConfigured(
            "COUNTERFOIL_MAIL is not the address of a mail server.\n"
            "  mend: write it as smtp+starttls://user:password@host:587?from=name@host"
        )
    return {
        "SENDS_MAIL": True,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": sender,
    }
