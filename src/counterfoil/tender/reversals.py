"""Whether a loser's withdrawal would change the winner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.tender.award import Entry, Ranking, rank
from counterfoil.tender.plan import Plan


@dataclass(frozen=True, slots=True)
class Reversal:
    """Without a bid that did not win, another wins."""

    without: str
    winner: str
    winner_then: str
    before: Ranking
    after: Ranking

    @property
    def sentence(self) -> str:
        """It in words."""
        return f"{self.winner} wins; had {self.without} not bid, {self.winner_then} would win"


def reversals(
    plan: Plan, entries: Sequence[Entry], drawn: Mapping[str, int] | None = None
) -> tuple[Reversal, ...]:
    """Each loser whose withdrawal would change the winner; none where no bid wins outright."""
    before = rank(plan, entries, drawn=drawn)
    if before.winner is None:
        return ()
    found = []
    for loser in entries:
        if loser.bid == before.winner:
            continue
        rest = [one for one in entries if one is not loser]
        after = rank(plan, rest, drawn=drawn)
        if after.winner is not None and after.winner != before.winner:
            found.append(Reversal(loser.bid, before.winner, after.winner, before, after))
    return tuple(found)
