"""Which file holds which kind of record of a tender."""

from __future__ import annotations

from counterfoil.contract.records import Record
from counterfoil.tender.bids import (
    Answer,
    Bid,
    ConditionResult,
    Irregularity,
    Price,
    Rate,
    Receipt,
    TenderRecord,
)
from counterfoil.tender.calibration import CalibrationMark, Specimen
from counterfoil.tender.evaluation_days import EvaluationDay
from counterfoil.tender.low_bids import PriceAnswer, PriceDecision, PriceQuestion
from counterfoil.tender.plan_lock import BidsOpened, PlanLocked
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    LotsDrawn,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)
from counterfoil.tender.summary_lines import CriteriaPublished, Supplier

TENDER_FILES: dict[str, type[TenderRecord]] = {
    "plan_locks.csv": PlanLocked,
    "evaluation_days.csv": EvaluationDay,
    "bids.csv": Bid,
    "receipts.csv": Receipt,
    "irregularities.csv": Irregularity,
    "declarations.csv": Declaration,
    "openings.csv": BidsOpened,
    "conditions.csv": ConditionResult,
    "answers.csv": Answer,
    "specimens.csv": Specimen,
    "calibration_marks.csv": CalibrationMark,
    "scores.csv": Score,
    "submissions.csv": Submission,
    "moderations.csv": ModerationOpened,
    "consensus.csv": Consensus,
    "quality_locks.csv": QualityLocked,
    "prices.csv": Price,
    "rates.csv": Rate,
    "price_questions.csv": PriceQuestion,
    "price_answers.csv": PriceAnswer,
    "price_decisions.csv": PriceDecision,
    "draws.csv": LotsDrawn,
    "suppliers.csv": Supplier,
    "publications.csv": CriteriaPublished,
}
"""The file of each kind of record, in the order in which a tender comes to it."""


def tender_file_of(kind: type[Record]) -> str:
    """The file that holds a kind of record.

    >>> tender_file_of(Score)
    'scores.csv'
    """
    return next(file for file, one in TENDER_FILES.items() if one is kind)
