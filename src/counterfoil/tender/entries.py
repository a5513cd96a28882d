"""What the records of a tender give to be ranked, and what is missing before they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from counterfoil.errors import BadInput, Problem, errors_among
from counterfoil.tender.award import Entry, Out, Ranking, rank
from counterfoil.tender.bid_checks import DECIDE, choose, undecided
from counterfoil.tender.bids import ConditionResult
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.low_bids import disregarded
from counterfoil.tender.plan import Stage
from counterfoil.tender.scores import LotsDrawn, QualityLocked


def ranking(
    dossier: Dossier, lot: str = "", prices_gbp: Mapping[str, Fraction] | None = None
) -> Ranking:
    """The order of the bids for a lot.

    prices_gbp: the price that counts of each bid, such as whole-life prices; None: the totals bid.
    Raises: BadInput with everything that is missing.
    """
    entries, out = entries_of(dossier, lot, prices_gbp)
    drawn = {one.bid: one.place for one in dossier.of(LotsDrawn)}
    return rank(dossier.plan, entries, lot=lot, drawn=drawn, out=out)


def entries_of(
    dossier: Dossier, lot: str = "", prices_gbp: Mapping[str, Fraction] | None = None
) -> tuple[tuple[Entry, ...], tuple[Out, ...]]:
    """The bids for a lot with consensus marks and prices, and those that fell before marking.

    Raises: BadInput with everything that is missing.
    """
    if lot not in dossier.lots:
        raise BadInput(
            [
                Problem(
                    what=f"there is no lot {lot or '(blank)'}",
                    where="lot",
                    mend=choose(one for one in dossier.lots if one),
                )
            ]
        )
    prices = dossier.totals_gbp if prices_gbp is None else prices_gbp
    out = fallen(dossier, lot)
    gone = {one.bid for one in out}
    inside = [one.id for one in dossier.bids_for(lot) if one.id not in gone]
    problems = tuple(_missing(dossier, lot, inside, prices))
    if errors_among(problems):
        raise BadInput(problems)
    priced = dossier.plan.price is not None
    entries = tuple(
        Entry(
            bid=bid,
            marks={leaf.id: dossier.consensus[bid, leaf.id].mark for leaf in dossier.plan.marked},
            price_gbp=prices[bid] if priced else None,
        )
        for bid in inside
    )
    return entries, out


def fallen(dossier: Dossier, lot: str) -> tuple[Out, ...]:
    """The bids for a lot that fell before they were marked, and why."""
    failed: dict[str, ConditionResult] = {}
    for one in dossier.of(ConditionResult):
        if not one.met:
            failed.setdefault(one.bid, one)
    cheap = disregarded(dossier)
    found = []
    for bid in dossier.bids_for(lot):
        decision, result = dossier.excluded.get(bid.id), failed.get(bid.id)
        price = cheap.get(bid.id)
        if decision is not None:
            reason = f"left out as {decision.trouble.value}: {decision.reason}"
        elif result is not None:
            reason = f"does not meet {result.condition}: {result.reason}"
        elif price is not None:
            reason = f"price disregarded as abnormally low: {price.reason}"
        else:
            continue
        found.append(Out(bid=bid.id, stage=Stage.CONDITIONS, reason=reason))
    return tuple(found)


def _missing(
    dossier: Dossier, lot: str, inside: list[str], prices: Mapping[str, Fraction]
) -> Iterator[Problem]:
    plan = dossier.plan
    for bid, what in undecided(dossier).items():
        if bid in inside:
            yield _lack(bid, what, DECIDE)
    results = {(one.bid, one.condition) for one in dossier.of(ConditionResult)}
    for bid in inside:
        for condition in plan.conditions_of(lot):
            if (bid, condition.id) not in results:
                yield _lack(bid, f"nothing says whether it meets {condition.id}", "record it")
        without = [leaf.id for leaf in plan.marked if (bid, leaf.id) not in dossier.consensus]
        if without:
            what = f"there is no consensus for {', '.join(without)}"
            yield _lack(bid, what, "moderate each criterion first")
        if plan.price is not None and bid not in prices:
            yield _lack(bid, "it has no price", "open its price, or record why it is left out")
    if plan.price is not None and lot not in {one.lot for one in dossier.of(QualityLocked)}:
        what = "quality is not locked, and prices may not be counted before"
        mend = "lock quality once every consensus is agreed"
        yield Problem(what=what, where=f"lot {lot}" if lot else "quality", mend=mend)


def _lack(bid: str, what: str, mend: str) -> Problem:
    return Problem(what=what, where=f"bid {bid}", mend=mend)
