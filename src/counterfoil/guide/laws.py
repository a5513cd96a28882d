"""Law and official guidance that bears on a question."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.citation import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Law or guidance in short. `says` is in our own words; the text itself is the law."""

    id: str
    name: str
    says: str
    url: str
    confidence: Confidence
    date: str | None = None

    @property
    def is_recalled(self) -> bool:
        """Whether the rule was not seen in a source, so that it must be checked."""
        return self.confidence is Confidence.RECALLED
