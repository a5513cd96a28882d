"""Which records of a tender somebody may read: nothing is shown before its time."""

from __future__ import annotations

from counterfoil.access import Capability
from counterfoil.tender.bids import Answer, ConditionResult, TenderRecord
from counterfoil.tender.calibration import CalibrationMark, Specimen
from counterfoil.tender.dossier import Dossier
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
    dossier = one.dossier
    return tuple(each for each in dossier.records if _is_seen(one, dossier, each))


def for_a_folder(one: Opened) -> tuple[TenderRecord, ...]:
    """Those that make a sound folder: what is not moderated is as though it was not handed in."""
    dossier = one.dossier
    return tuple(
        each
        for each in seen_records(one)
        if not isinstance(each, Submission) or (each.criterion, each.lot) in _moderated(dossier)
    )


def reads_marks(one: Opened) -> bool:
    """Whether they may read individual marks after moderation."""
    return one.seen.may(Capability.VIEW_INDIVIDUAL_SCORES)


def _is_seen(one: Opened, dossier: Dossier, each: TenderRecord) -> bool:
    if isinstance(each, Answer | ConditionResult):
        return one.competition.opening is not None
    if isinstance(each, _OF_EVALUATORS):
        return reads_marks(one)
    if isinstance(each, Score):
        return reads_marks(one) and (each.criterion, _lot(dossier, each.bid)) in _moderated(dossier)
    if isinstance(each, Consensus):
        return reads_marks(one) or _lot(dossier, each.bid) in {
            lock.lot for lock in dossier.of(QualityLocked)
        }
    return True


def _moderated(dossier: Dossier) -> frozenset[tuple[str, str]]:
    return frozenset((one.criterion, one.lot) for one in dossier.of(ModerationOpened))


def _lot(dossier: Dossier, bid: str) -> str:
    held = dossier.bids.get(bid)
    return held.lot if held else ""
