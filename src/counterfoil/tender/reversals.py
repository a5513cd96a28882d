"""Whether a loser's withdrawal would change the winner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.tender.award import Entry, Ranking, judged, ranked
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
    held = [judged(plan, one) for one in entries]
    before = ranked(plan, held, drawn=drawn)
    if before.winner is None:
        return ()
    found = []
    for place, loser in enumerate(entries):
        if loser.bid == before.winner:
            continue
        after = ranked(plan, [*held[:place], *held[place + 1 :]], drawn=drawn)
        if after.winner is not None and after.winner != before.winner:
            found.append(Reversal(loser.bid, before.winner, after.winner, before, after))
    return tuple(found)
