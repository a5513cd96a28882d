"""The kinds of decision that gates take."""

from __future__ import annotations

from enum import StrEnum


class DecisionKind(StrEnum):
    """What is decided."""

    STRATEGIC_CASE = "strategic_case"
    OUTLINE_CASE = "outline_case"
    FULL_CASE = "full_case"
    AWARD = "award"
    CHANGE = "change"
    EXTENSION = "extension"
    ENDING = "ending"

    @property
    def label(self) -> str:
        """The decision as pages show it."""
        return _TITLES[self]


_TITLES = {
    DecisionKind.STRATEGIC_CASE: "Approve the strategic outline case",
    DecisionKind.OUTLINE_CASE: "Approve the outline business case and go to market",
    DecisionKind.FULL_CASE: "Approve the full business case",
    DecisionKind.AWARD: "Award the contract",
    DecisionKind.CHANGE: "Change the contract",
    DecisionKind.EXTENSION: "Extend the contract",
    DecisionKind.ENDING: "End the partnership",
}
