"""Gates: what stands in the way of a decision, who must still take it, and where it stands."""

from counterfoil.gates.notice import NoticeFacts, WithheldPart, notice_paragraphs
from counterfoil.gates.obstacles import OBSTACLE_RULES, VersionFacts, obstacles
from counterfoil.gates.state import BodyAct, DecisionState, Outcome, awaited, decision_state

__all__ = [
    "OBSTACLE_RULES",
    "BodyAct",
    "DecisionState",
    "NoticeFacts",
    "Outcome",
    "VersionFacts",
    "WithheldPart",
    "awaited",
    "decision_state",
    "notice_paragraphs",
    "obstacles",
]
