"""The award of a lot as its pages read it, worked out once for all that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from counterfoil.errors import BadInput, CounterfoilError, Problem
from counterfoil.tender.agreement import Agreement
from counterfoil.tender.award import Ranking
from counterfoil.tender.contest import Contest
from counterfoil.tender.entries import entries_of, ranking
from counterfoil.tender.evaluators import (
    ChosenAlone,
    CriterionAgreement,
    chosen_alone,
    marks_agreement,
)
from counterfoil.tender.low_bids import LowBid, low_bids, undecided
from counterfoil.tender.mark_turns import MarkTurn, mark_turns
from counterfoil.tender.reversals import Reversal, reversals
from counterfoil.tender.scores import LotsDrawn
from counterfoil.tender.weight_turns import WeightTurn, weight_turns
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.counted_prices import Counted, counted_prices
from counterfoil_web.tenders.store import Competition


@dataclass(frozen=True)
class Award:
    """The order of bids, or everything that is missing before there is one.

    prices_gbp: those that count of the lot. waiting: low prices on which nothing is decided.
    """

    lot: str
    counted: Counted
    prices_gbp: dict[str, Fraction]
    contest: Contest | None
    ranking: Ranking | None
    missing: tuple[Problem, ...]
    low: tuple[LowBid, ...]
    waiting: tuple[Problem, ...]
    upset: tuple[Reversal, ...]

    @property
    def winner(self) -> str | None:
        """The bid that comes first; None while none does outright."""
        return None if self.ranking is None else self.ranking.winner

    @property
    def is_ready(self) -> bool:
        """Whether an award may be recommended: one bid wins, and every low price is decided on."""
        return self.winner is not None and not self.waiting


@dataclass(frozen=True)
class Turns:
    """What would change the winner, and what evaluators alone would have chosen."""

    weights: tuple[WeightTurn, ...]
    marks: tuple[MarkTurn, ...]
    alone: tuple[ChosenAlone, ...]
    agreement: Agreement
    by_criterion: tuple[CriterionAgreement, ...]


def award_of(seen: Seen, held: Competition, lot: str) -> Award:
    """The award of a lot."""
    counted = counted_prices(seen, held)
    return held.made(f"award {lot} {counted.key}", lambda: _award(held, lot, counted))


def turns_of(held: Competition, award: Award) -> Turns:
    """How sure an award is that has a winner."""
    contest = award.contest
    assert contest is not None

    def made() -> Turns:
        bids = [one.bid for one in contest.entries]
        whole, by_criterion = marks_agreement(held.dossier, bids)
        return Turns(
            weights=weight_turns(contest),
            marks=mark_turns(contest),
            alone=chosen_alone(held.dossier, contest),
            agreement=whole,
            by_criterion=by_criterion,
        )

    return held.made(f"turns {award.lot} {award.counted.key}", made)


def _award(held: Competition, lot: str, counted: Counted) -> Award:
    dossier = held.dossier
    prices = counted.prices_gbp
    of_lot = {one.id: prices[one.id] for one in dossier.bids_for(lot) if one.id in prices}
    contest = found = None
    missing: tuple[Problem, ...] = () if counted.trouble is None else (counted.trouble,)
    upset: tuple[Reversal, ...] = ()
    try:
        entries, _ = entries_of(dossier, lot, prices)
        found = ranking(dossier, lot, prices)
        drawn = {one.bid: one.place for one in dossier.of(LotsDrawn)}
        contest = Contest(plan=dossier.plan, entries=entries, drawn=drawn)
        upset = reversals(dossier.plan, entries, drawn)
    except BadInput as fault:
        missing = (*missing, *fault.problems)
    except CounterfoilError as fault:
        missing = (*missing, fault.as_problem())
    return Award(
        lot=lot,
        counted=counted,
        prices_gbp=of_lot,
        contest=contest,
        ranking=found,
        missing=missing,
        low=low_bids(dossier.plan.low_bids, of_lot),
        waiting=undecided(dossier, of_lot),
        upset=upset,
    )
