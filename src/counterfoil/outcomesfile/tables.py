"""Which file holds which kind of record of outcomes."""

from __future__ import annotations

from counterfoil.outcomes.actuals import ActualCost, ActualVolume, Reading
from counterfoil.outcomes.benefits import Benefit, BudgetAmount, Planned
from counterfoil.outcomes.claims import Banking, Certification, Claim, ClaimElsewhere
from counterfoil.outcomes.records import OutcomeRecord

OUTCOME_FILES: dict[str, type[OutcomeRecord]] = {
    "benefits.csv": Benefit,
    "planned.csv": Planned,
    "budgets.csv": BudgetAmount,
    "claims.csv": Claim,
    "certifications.csv": Certification,
    "bankings.csv": Banking,
    "claims_elsewhere.csv": ClaimElsewhere,
    "actuals.csv": ActualCost,
    "volumes.csv": ActualVolume,
    "readings.csv": Reading,
}
"""The file of each kind of record."""


def outcome_file_of(kind: type[OutcomeRecord]) -> str:
    """The file that holds a kind of record.

    >>> outcome_file_of(Claim)
    'claims.csv'
    """
    return next(file for file, one in OUTCOME_FILES.items() if one is kind)
