"""The letter that goes with an invitation, where the installation sends mail."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from counterfoil_web.accounts.models import Invitation

_LOG = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Send the link; False when no mail is set up or the server would not take it."""
    if not settings.SENDS_MAIL:
        return False
    words = render_to_string(
        "accounts/mail/invitation.txt", {"invitation": invitation, "link": link}
    )
    subject = f"Counterfoil: you are invited to join {invitation.organisation}"
    try:
        send_mail(subject, words, None, [invitation.email])
    except OSError as error:
        _LOG.warning("an invitation could not be sent: %s", type(error).__name__)
        return False
    return True
