"""Whose move it is in the outcomes: what waits, for whom, and where."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.outcomes.totals import Register
from counterfoil.outcomesfile.from_case import NOT_SAID
from counterfoil_web.outcomes.models import PlanDraft

FINANCE = "A chief finance officer’s"
MANAGER = "The contract manager’s"


@dataclass(frozen=True)
class Move:
    """Something that waits. place: under the address of the room."""

    words: str
    whose: str
    place: str


def moves_of(found: Register | None, draft: PlanDraft | None) -> tuple[Move, ...]:
    """What waits, what stops the most first. found: None before any plan."""
    moves = []
    if draft is not None and draft.proposed_by_id:
        moves.append(Move("Agree the plan, or send it back", FINANCE, "plan/agree/"))
    elif draft is not None:
        moves.append(Move("Finish the draft of the plan and propose it", MANAGER, "plan/draft/"))
    elif found is None:
        moves.append(Move("Begin the plan", MANAGER, "plan/start/"))
    if found is None:
        return tuple(moves)
    claims = found.claims
    waiting = [one for one in claims if one.certification is None]
    unbanked = [one for one in claims if one.benefit.is_cash and one.banked_gbp < one.counts]
    unsaid = [one for one in found.benefits if NOT_SAID in (one.benefit.owner, one.benefit.measure)]
    unbased = [one for one in found.benefits if one.benefit.baseline is None]
    for held, one_word, many, whose, place in (
        (waiting, "claim to certify or refuse", "claims to certify or refuse", FINANCE, "claims/"),
        (
            unbanked,
            "certified saving to take out of a budget",
            "certified savings to take out of a budget",
            FINANCE,
            "claims/",
        ),
        (
            unsaid,
            "benefit without an owner or measure",
            "benefits without an owner or measure",
            MANAGER,
            "benefits/",
        ),
        (
            unbased,
            "benefit without a baseline",
            "benefits without a baseline",
            MANAGER,
            "benefits/",
        ),
    ):
        if held:
            words = f"{len(held)} {one_word if len(held) == 1 else many}"
            moves.append(Move(words, whose, place))
    return tuple(moves)
