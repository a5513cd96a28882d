"""Which records of a tender somebody may read: nothing is shown before its time."""

from __future__ import annotations

from counterfoil.access import Capability
from counterfoil.errors import Problem
from counterfoil.tender.bids import Answer, ConditionResult, TenderRecord
from counterfoil.tender.calibration import CalibrationMark, Specimen
from counterfoil.tender.record_checks import place_of
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)
from counterfoil_web.tenders.pages import Opened

_OF_EVALUATORS = (Declaration, Specimen, CalibrationMark)


def seen_records(one: Opened) -> tuple[TenderRecord, ...]:
    """The records that a reader of the partnership may read, those put right among them."""
    sight = _Sight(one)
    return tuple(each for each in one.dossier.records if sight.shows(each))


def seen_problems(one: Opened) -> tuple[Problem, ...]:
    """What is wrong, or worth a warning, but of records that the reader may not read yet."""
    sight = _Sight(one)
    unseen = {place_of(each) for each in one.dossier.records if not sight.shows(each)}
    return tuple(each for each in one.competition.problems if each.where not in unseen)


def for_a_folder(one: Opened) -> tuple[TenderRecord, ...]:
    """Those that make a sound folder: what is not moderated is as though it was not handed in."""
    moderated = _Sight(one).moderated
    return tuple(
        each
        for each in seen_records(one)
        if not isinstance(each, Submission) or (each.criterion, each.lot) in moderated
    )


def reads_marks(one: Opened) -> bool:
    """Whether they may read individual marks after moderation."""
    return one.seen.may(Capability.VIEW_INDIVIDUAL_SCORES)


class _Sight:
    """What one reader may read of a tender as it stands."""

    def __init__(self, one: Opened) -> None:
        dossier = one.dossier
        self.reads_marks = reads_marks(one)
        self.is_opened = one.competition.opening is not None
        self.moderated = frozenset(
            (each.criterion, each.lot) for each in dossier.of(ModerationOpened)
        )
        self.locked = frozenset(each.lot for each in dossier.of(QualityLocked))
        self.lots = {bid.id: bid.lot for bid in dossier.bids.values()}

    def shows(self, each: TenderRecord) -> bool:
        """Whether the reader may read a record."""
        if isinstance(each, Answer | ConditionResult):
            return self.is_opened
        if isinstance(each, _OF_EVALUATORS):
            return self.reads_marks
        if isinstance(each, Score):
            lot = self.lots.get(each.bid, "")
            return self.reads_marks and (each.criterion, lot) in self.moderated
        if isinstance(each, Consensus):
            return self.reads_marks or self.lots.get(each.bid, "") in self.locked
        return True
