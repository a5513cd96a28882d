"""What tenders add to the pages of the apps below: the room of sourcing."""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil_web.partnerships import progress
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.progress import RoomNote
from counterfoil_web.tenders.models import LockedPlan, Tender

ROOM = "sourcing"
_LEAD = "The commercial lead’s"


def connect() -> None:
    """Tell the apps below what tenders add to their pages."""
    progress.register(notes, models=[Tender, LockedPlan])


def notes(partnership: Partnership) -> Iterable[RoomNote]:
    """How many tenders there are, and whose plan is not locked yet."""
    tenders = Tender.objects.filter(partnership=partnership)
    made = tenders.count()
    if made == 0:
        return
    unlocked = tenders.filter(locked=None).count()
    words = "1 tender" if made == 1 else f"{made} tenders"
    yield RoomNote(room=ROOM, done=f"{words} begun, the plan of {made - unlocked} locked")
    if unlocked:
        plans = "the plan" if unlocked == 1 else f"{unlocked} plans"
        yield RoomNote(room=ROOM, to_do=f"Finish and lock {plans} of evaluation", whose_move=_LEAD)
