"""Asking for a record outside one's scope: answered as if it were not there, and written down."""

from __future__ import annotations

from django.apps import apps
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.records.log import write

KIND = "hidden-record-asked-for"
_LONGEST = 200


class RoomNotThere(Http404):
    """A room that is not there for an organisation that may know of the partnership."""


def note_asked_for(acting: Acting, ref: str, room: str = "") -> None:
    """Log that a partnership's address was asked for by somebody for whom it is not there.

    An address of no partnership is written as well, and the row is the same for both, so that the
    log tells nobody which there are; those whose partnership it is see the row by its record. One
    that the organisation may see, and which lacked only a page, is not written.

    room: what was asked for below the partnership, where only the room is hidden from somebody who
    knows of the partnership; the row then says so.
    """
    if room:
        write(acting, KIND, record=f"partnership/{ref}", after={"asked": room[:_LONGEST]})
        return
    partnerships = apps.get_model("partnerships", "Partnership")
    with scopes_disabled():
        found = partnerships.objects.filter(ref=ref)
        if found.filter(pk__in=visible_partnerships(acting.organisation, acting.today)).exists():
            return
    write(acting, KIND, record=f"partnership/{ref}")
