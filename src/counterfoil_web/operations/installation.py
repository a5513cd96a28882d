"""What an installation is for, settled when its records are begun: real work, try-out, or made up.

A try-out lets everybody be anybody, so it must never be served from real records.
"""

from __future__ import annotations

from django.db import transaction
from django_scopes import scopes_disabled

from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.models import User
from counterfoil_web.operations.models import Installation
from counterfoil_web.partnerships.models import Partnership

Purpose = Installation.Purpose

_WORDS = {
    Purpose.REAL: "real records",
    Purpose.TRY_OUT: "a try-out",
    Purpose.MADE_UP: "made-up records",
}


class WrongInstallation(CounterfoilError):
    """An installation asked to do what its records are not for."""


def purpose() -> Purpose | None:
    """What the records are for; None while there are none."""
    row = Installation.objects.first()
    if row is not None:
        return Purpose(row.purpose)
    return Purpose.REAL if holds_records() else None


def holds_records() -> bool:
    """Whether anybody or anything has been recorded."""
    with scopes_disabled():
        return User.objects.exists() or Partnership.objects.exists()


def begin_as(wanted: Purpose) -> None:
    """Settle what the records are for, or find that it is so. Raises: WrongInstallation."""
    with transaction.atomic():
        found = purpose()
        if found is None:
            Installation.objects.create(purpose=wanted)
        elif found != wanted:
            raise WrongInstallation(
                what=f"it holds {_WORDS[found]}, which cannot become {_WORDS[wanted]}",
                where="the database",
                mend="name another folder with --data (or another database in DATABASE_URL)",
            )
