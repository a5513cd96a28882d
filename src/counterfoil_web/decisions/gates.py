"""What is decided at each gate of the guide, and whether it is taken on a business case."""

from __future__ import annotations

from counterfoil.access import DecisionKind
from counterfoil.guide import gates

ENDED = "ended"

KINDS_AT_GATE: dict[str, tuple[DecisionKind, ...]] = {
    "strategic-outline": (DecisionKind.STRATEGIC_CASE,),
    "outline": (DecisionKind.OUTLINE_CASE,),
    "full": (DecisionKind.FULL_CASE,),
    "signature": (DecisionKind.AWARD,),
    "first-year": (DecisionKind.CHANGE,),
    "extend-or-exit": (DecisionKind.EXTENSION, DecisionKind.CHANGE, DecisionKind.ENDING),
}
"""The decisions that may be asked for at a gate, the usual one first."""

ON_A_CASE = frozenset(
    {
        DecisionKind.STRATEGIC_CASE,
        DecisionKind.OUTLINE_CASE,
        DecisionKind.FULL_CASE,
        DecisionKind.AWARD,
    }
)
"""The decisions that are taken on a version of the business case."""


def stage_after(gate: str, kind: DecisionKind) -> str:
    """The gate a partnership works towards once a decision at another is approved.

    >>> stage_after("outline", DecisionKind.OUTLINE_CASE)
    'full'
    >>> stage_after("extend-or-exit", DecisionKind.ENDING)
    'ended'
    >>> stage_after("extend-or-exit", DecisionKind.EXTENSION)
    'extend-or-exit'
    """
    if kind is DecisionKind.ENDING:
        return ENDED
    slugs = [one.slug for one in gates()]
    return slugs[min(slugs.index(gate) + 1, len(slugs) - 1)]
