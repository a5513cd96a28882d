"""Which records of a tender somebody may read: nothing is shown before its time."""

from __future__ import annotations

from counterfoil.tender.bids import Answer, ConditionResult, TenderRecord
from counterfoil.tender.calibration import CalibrationMark, Specimen
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    ModerationOpened,
    QualityLocked,
    Score,
)

_OF_EVALUATORS = (Declaration, Specimen, CalibrationMark)


class Sight:
    """What one reader may read of a tender as it stands.

    reads_marks: whether they may read individual marks, once moderation of them has opened.
    moderated: (criterion, lot) of which moderation has opened.
    """

    def __init__(self, dossier: Dossier, *, reads_marks: bool) -> None:
        self.moderated = frozenset(
            (each.criterion, each.lot) for each in dossier.of(ModerationOpened)
        )
        self._reads_marks = reads_marks
        self._is_opened = bool(dossier.of(BidsOpened))
        self._locked = frozenset(each.lot for each in dossier.of(QualityLocked))
        self._lots = {bid.id: bid.lot for bid in dossier.bids.values()}

    def shows(self, each: TenderRecord) -> bool:
        """Whether the reader may read a record."""
        if isinstance(each, Answer | ConditionResult):
            return self._is_opened
        if isinstance(each, _OF_EVALUATORS):
            return self._reads_marks
        if isinstance(each, Score):
            lot = self._lots.get(each.bid, "")
            return self._reads_marks and (each.criterion, lot) in self.moderated
        if isinstance(each, Consensus):
            return self._reads_marks or self._lots.get(each.bid, "") in self._locked
        return True
