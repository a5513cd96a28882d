"""Assessment summaries: drafted from the record, held line by line against the regulations.

The Procurement Act 2023, section 50, has each supplier whose tender was assessed, and not
disregarded, given one before the contract award notice: of its own tender and, unless that won, of
the winning one. The Procurement Regulations 2024 (SI 2024/692), regulation 31, says what it must
hold. A summary with a line missing is not given out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.errors import BadInput, NoAnswer, Problem
from counterfoil.tender.award import Ranking
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.low_bids import undecided
from counterfoil.tender.plan import Stage
from counterfoil.tender.summary_lines import SummaryLine, criteria_lines, criteria_place, lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderPart:
    """What a summary says of one tender."""

    bid: str
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSummary:
    """The summary for one supplier: of its own tender and, if it lost, of the winner's."""

    title: str
    lot: str
    bid: str
    won: bool
    parts: tuple[TenderPart, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every line that is missing."""
        return tuple(
            Problem(
                what=f"regulation 31{line.paragraph} is not met: {line.asked}",
                where=" ".join(
                    filter(None, (f"summary for {self.bid}, bid {part.bid}", line.about))
                ),
                mend=line.mend,
            )
            for part in self.parts
            for line in part.lines
            if not line.text.strip()
        )


def assessed(ranking: Ranking) -> tuple[str, ...]:
    """The bids whose suppliers get a summary: those marked, whether or not they were ranked."""
    below = [one.bid for one in ranking.out if one.stage is not Stage.CONDITIONS]
    return (*(one.bid for one in ranking.placed), *below)


def draft_summary(
    dossier: Dossier, ranking: Ranking, bid: str, *, criteria_at: str = ""
) -> AssessmentSummary:
    """The summary for the supplier of a bid, lines that the record cannot fill left blank.

    criteria_at: where the award criteria and the method of assessment can be read in full; blank:
    as recorded. Raises: NoAnswer when no bid has won, or the bid was not assessed.
    """
    return _Drafting(dossier, ranking, criteria_at).summary(bid)


def draft_summaries(
    dossier: Dossier, ranking: Ranking, *, criteria_at: str = ""
) -> tuple[AssessmentSummary, ...]:
    """The summary of every supplier as `draft_summary` gives it, the winner's first.

    What several say is worked out once. Raises: NoAnswer when no bid has won.
    """
    drafting = _Drafting(dossier, ranking, criteria_at)
    return tuple(drafting.summary(bid) for bid in assessed(ranking))


class _Drafting:
    """Summaries of one ranking; the winner's part, and what is said of the criteria, made once."""

    def __init__(self, dossier: Dossier, ranking: Ranking, criteria_at: str) -> None:
        self._dossier = dossier
        self._ranking = ranking
        self._place = criteria_at or criteria_place(dossier)
        self._criteria = tuple(criteria_lines(dossier.plan))
        self._parts: dict[str, TenderPart] = {}

    def summary(self, bid: str) -> AssessmentSummary:
        """That of one supplier. Raises: NoAnswer."""
        winner = self._ranking.winner
        if winner is None:
            raise NoAnswer(
                what="no bid wins outright, so there is nothing to summarise",
                where="the award",
                mend="part the bids by the tie rule first",
            )
        if bid not in assessed(self._ranking):
            raise NoAnswer(
                what="it was disregarded before it was marked, so no summary is due",
                where=f"bid {bid}",
                mend="tell the supplier in writing why, from the register",
            )
        of = (bid,) if bid == winner else (bid, winner)
        return AssessmentSummary(
            title=self._dossier.plan.title,
            lot=self._ranking.lot,
            bid=bid,
            won=bid == winner,
            parts=tuple(self._part(one) for one in of),
        )

    def _part(self, bid: str) -> TenderPart:
        if bid not in self._parts:
            lines = lines_of(
                self._dossier, self._ranking, bid, self._place, criteria=self._criteria
            )
            self._parts[bid] = TenderPart(bid=bid, lines=tuple(lines))
        return self._parts[bid]


def complete_summaries(
    dossier: Dossier,
    ranking: Ranking,
    *,
    criteria_at: str = "",
    prices_gbp: Mapping[str, Fraction] | None = None,
) -> tuple[AssessmentSummary, ...]:
    """The summaries for all suppliers, the winner's first.

    prices_gbp: the price that counts of each bid; None: the totals bid.
    Raises: BadInput with every line that is missing in any of them, and every low price on which
    nothing was decided: none is given out before all can be.
    """
    waiting = undecided(dossier, dossier.totals_gbp if prices_gbp is None else prices_gbp)
    found = draft_summaries(dossier, ranking, criteria_at=criteria_at)
    problems = [*waiting, *(problem for one in found for problem in one.problems)]
    if problems:
        raise BadInput(problems)
    return found
