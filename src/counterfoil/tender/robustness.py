"""How sure an award is: everything that is asked of it, in one answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.errors import Problem
from counterfoil.tender.acceptability import Acceptability, Neighbourhood, acceptability
from counterfoil.tender.agreement import Agreement
from counterfoil.tender.contest import Contest
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import entries_of
from counterfoil.tender.evaluators import (
    ChosenAlone,
    CriterionAgreement,
    chosen_alone,
    marks_agreement,
)
from counterfoil.tender.low_bids import LowBid, low_bids, undecided
from counterfoil.tender.mark_turns import MarkTurn, mark_turns
from counterfoil.tender.scores import LotsDrawn
from counterfoil.tender.weight_turns import WeightTurn, weight_turns

NEAR = Neighbourhood(share=0.1)
"""The neighbourhood tried unless another is asked for: a tenth of the points dealt out anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """What would change the winner, what others would have chosen, and what looks too low.

    weights, marks: the smallest change first. ranks: None where fewer than two criteria can vary.
    """

    contest: Contest
    weights: tuple[WeightTurn, ...]
    marks: tuple[MarkTurn, ...]
    ranks: Acceptability | None
    alone: tuple[ChosenAlone, ...]
    agreement: Agreement
    agreement_by_criterion: tuple[CriterionAgreement, ...]
    low: tuple[LowBid, ...]
    undecided: tuple[Problem, ...]


def robustness(
    dossier: Dossier,
    lot: str = "",
    prices_gbp: Mapping[str, Fraction] | None = None,
    neighbourhood: Neighbourhood = NEAR,
) -> Robustness:
    """How sure the award of a lot is.

    prices_gbp: the price that counts of each bid; None: the totals bid.
    Raises: BadInput with everything that is missing; NoAnswer where no bid wins outright.
    """
    prices = dossier.totals_gbp if prices_gbp is None else prices_gbp
    entries, _ = entries_of(dossier, lot, prices)
    drawn = {one.bid: one.place for one in dossier.of(LotsDrawn)}
    contest = Contest(plan=dossier.plan, entries=entries, drawn=drawn)
    bids = [one.bid for one in entries]
    of_lot = {one.id: prices[one.id] for one in dossier.bids_for(lot) if one.id in prices}
    whole, by_criterion = marks_agreement(dossier, bids)
    totals = contest.totals(contest.ranked)
    can_vary = sum(weight > 0 for weight in totals.weights) > 1
    return Robustness(
        contest=contest,
        weights=weight_turns(contest),
        marks=mark_turns(contest),
        ranks=acceptability(totals, neighbourhood) if can_vary or neighbourhood.varied else None,
        alone=chosen_alone(dossier, contest),
        agreement=whole,
        agreement_by_criterion=by_criterion,
        low=low_bids(dossier.plan.low_bids, of_lot),
        undecided=undecided(dossier, of_lot),
    )
