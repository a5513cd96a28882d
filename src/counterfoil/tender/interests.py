"""A declared conflict of interest that is settled: what it would do, and the record of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counterfoil.tender.bids import Bid
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.scores import Declaration, ModerationOpened, Score


@dataclass(frozen=True, slots=True)
class Settled:
    """What comes of settling a conflict.

    bids: that the evaluator sees again. to_mark: how many answers of them wait for a mark, of
    criteria whose moderation is not open. again: marks set aside that count again.
    """

    bids: tuple[Bid, ...]
    to_mark: int
    again: tuple[Score, ...]


def settlement(
    conflict: Declaration, *, name: str, what: str, reason: str, at: datetime
) -> Declaration:
    """The record that there is no conflict any more, in the place of the one that told of it.

    what: how things stand now. Nothing is checked here: `record_problems` is.
    """
    return replace(
        conflict,
        id=name,
        entered_on=at.date(),
        entered_by="",
        source="",
        note="",
        conflict=False,
        what=what,
        declared_at=at,
        supersedes=conflict.id,
        change_reason=reason,
    )


def settled(dossier: Dossier, conflict: Declaration, at: datetime) -> Settled:
    """What would come of settling a conflict at a moment."""
    name = conflict.evaluator
    made = settlement(conflict, name=f"{conflict.id} settled", what="-", reason="-", at=at)
    after, evaluator = dossier.with_records([made]), dossier.plan.evaluator(name)
    freed = tuple(
        one
        for one in dossier.bids.values()
        if dossier.is_conflicted(name, one.id) and not after.is_conflicted(name, one.id)
    )
    moderated = {(one.criterion, one.lot) for one in dossier.of(ModerationOpened)}
    waiting = [
        leaf.id
        for bid in freed
        for leaf in (after.plan.marks_of(evaluator, bid.lot) if evaluator else ())
        if (leaf.id, bid.lot) not in moderated
        and name not in after.scores.get((bid.id, leaf.id), {})
    ]
    left = {one.id for one in after.set_aside}
    again = tuple(one for one in dossier.set_aside if one.id not in left)
    return Settled(freed, len(waiting), again)
