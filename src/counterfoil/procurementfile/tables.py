"""Which file holds which register of a procurement."""

from __future__ import annotations

from counterfoil.contract.records import Record
from counterfoil.procurement.contract_registers import (
    Breach,
    Ended,
    Payment,
    SignedContract,
)
from counterfoil.procurement.registers import (
    Answer,
    Declaration,
    Engagement,
    Participant,
    Published,
    Question,
    Release,
)

REGISTER_FILES: dict[str, type[Record]] = {
    "published.csv": Published,
    "engagement.csv": Engagement,
    "participants.csv": Participant,
    "questions.csv": Question,
    "answers.csv": Answer,
    "releases.csv": Release,
    "declarations.csv": Declaration,
    "contract.csv": SignedContract,
    "payments.csv": Payment,
    "breaches.csv": Breach,
    "ended.csv": Ended,
}
"""The file of each kind of record."""


def register_file_of(kind: type[Record]) -> str:
    """The file that holds a kind of record.

    >>> register_file_of(Question)
    'questions.csv'
    """
    return next(file for file, one in REGISTER_FILES.items() if one is kind)
