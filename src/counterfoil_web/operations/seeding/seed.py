"""Fills an empty installation with made-up records, the same at every seeding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django_scopes import scopes_disabled

from counterfoil.errors import UsageError
from counterfoil_web.operations.installation import Purpose, begin_as, holds_records
from counterfoil_web.operations.seeding.cases import made_up_cases
from counterfoil_web.operations.seeding.partnerships import make_partnerships
from counterfoil_web.operations.seeding.people import make_nation
from counterfoil_web.operations.seeding.rooms import make_rooms
from counterfoil_web.records import log

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much to make. organisations: forces, each with a policing body beside it."""

    organisations: int
    partnerships: int
    versions: int


def seed(size: Size, say: Say) -> int:
    """Make everything in one transaction; how many partnerships. Raises: CounterfoilError."""
    if min(size.organisations, size.partnerships, size.versions) < 1:
        raise UsageError(
            what="there is nothing to make of none",
            where="counterfoil seed",
            mend="give each of --organisations, --partnerships and --versions as 1 or more",
        )
    with transaction.atomic(), scopes_disabled():
        begin_as(Purpose.MADE_UP)
        if holds_records():
            raise UsageError(
                what="it has been filled with made-up records already",
                where="the database",
                mend="name a new folder with --data (or an empty database in DATABASE_URL)",
            )
        cases = made_up_cases(size.versions)
        nation = make_nation(size.organisations)
        count = 0
        for place, force in enumerate(nation.forces):
            seeded = make_partnerships(nation, place, size.partnerships, cases)
            log.append(
                seeded.entries,
                person=force.people["commercial-lead"],
                organisation=force.organisation,
            )
            make_rooms(nation, place, seeded.partnerships)
            count += len(seeded.partnerships)
            say(f"{place + 1} of {size.organisations} organisations")
    return count
