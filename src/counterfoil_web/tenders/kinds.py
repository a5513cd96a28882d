"""The kinds of record of a tender by the word that names each, and the parts people have in it."""

from __future__ import annotations

from enum import StrEnum

from counterfoil.access import Capability
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.plan_lock import PlanLocked
from counterfoil.tenderfile.tables import TENDER_FILES

KINDS: dict[str, type[TenderRecord]] = {one.kind: one for one in TENDER_FILES.values()}
"""Every kind, in the order in which a tender comes to it."""

FILES: dict[str, str] = {kind.kind: name for name, kind in TENDER_FILES.items()}
"""The name of the table of each kind."""

OF_A_ROW = {word: kind for word, kind in KINDS.items() if kind is not PlanLocked}
"""The kinds kept as rows; that a plan was locked is kept with the plan."""


class SeatKind(StrEnum):
    """The parts that people have in a tender."""

    LEAD = "lead"
    EVALUATOR = "evaluator"
    MODERATOR = "moderator"
    OFFICER = "officer"

    @property
    def label(self) -> str:
        """The part in words."""
        return _LABELS[self]

    @property
    def capability(self) -> Capability:
        """What its holder must be allowed in the partnership besides."""
        return _CAPABILITIES[self]

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Each with its words."""
        return [(one.value, one.label) for one in cls]


_LABELS = {
    SeatKind.LEAD: "Commercial lead",
    SeatKind.EVALUATOR: "Evaluator",
    SeatKind.MODERATOR: "Moderator",
    SeatKind.OFFICER: "Price officer",
}
_CAPABILITIES = {
    SeatKind.LEAD: Capability.MANAGE_TENDER,
    SeatKind.EVALUATOR: Capability.SCORE_BIDS,
    SeatKind.MODERATOR: Capability.MODERATE_SCORES,
    SeatKind.OFFICER: Capability.OPEN_PRICES,
}
