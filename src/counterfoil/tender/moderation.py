"""The marks of each answer side by side: where they lie too far apart, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.entries import fallen
from counterfoil.tender.plan import Leaf, Plan
from counterfoil.tender.scores import Consensus, Score, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratedAnswer:
    """One answer of one bid: each evaluator's mark, what is to be talked over, what was agreed.

    divergence: why the plan's rule asks for a talk; blank when it does not. waiting: evaluators
    who have not marked it. conflicted: those who may not. outside: whether the consensus lies
    outside all the marks, which its reason must explain.
    """

    bid: str
    criterion: str
    scores: Mapping[str, Score]
    divergence: str
    waiting: tuple[str, ...]
    conflicted: tuple[str, ...]
    consensus: Consensus | None
    outside: bool

    @property
    def apart(self) -> Fraction:
        """From the lowest mark to the highest."""
        marks = [one.mark for one in self.scores.values()]
        return max(marks) - min(marks) if marks else Fraction(0)


def moderated_answers(
    dossier: Dossier, lot: str = "", criterion: str = ""
) -> tuple[ModeratedAnswer, ...]:
    """Every answer that is marked in a lot, criterion by criterion, bid by bid.

    criterion: to look at that one alone.
    """
    gone = {one.bid for one in fallen(dossier, lot)}
    bids = [one.id for one in dossier.bids_for(lot) if one.id not in gone]
    found = []
    for leaf in dossier.plan.marked:
        if criterion not in ("", leaf.id):
            continue
        markers = [one.id for one in dossier.plan.evaluators_of(leaf.id, lot)]
        for bid in bids:
            conflicted = tuple(one for one in markers if dossier.is_conflicted(one, bid))
            scores = dossier.scores.get((bid, leaf.id), {})
            consensus = dossier.consensus.get((bid, leaf.id))
            marks = [one.mark for one in scores.values()]
            found.append(
                ModeratedAnswer(
                    bid=bid,
                    criterion=leaf.id,
                    scores=scores,
                    divergence=divergence(dossier.plan, leaf, marks),
                    waiting=tuple(
                        one for one in markers if one not in scores and one not in conflicted
                    ),
                    conflicted=conflicted,
                    consensus=consensus,
                    outside=consensus is not None and _is_outside(consensus.mark, marks),
                )
            )
    return tuple(found)


def unagreed(dossier: Dossier, lot: str = "") -> tuple[tuple[str, str], ...]:
    """The answers of a lot, by bid and criterion, that have no consensus yet."""
    gone = {one.bid for one in fallen(dossier, lot)}
    bids = [one.id for one in dossier.bids_for(lot) if one.id not in gone]
    every = ((bid, leaf.id) for leaf in dossier.plan.marked for bid in bids)
    return tuple(where for where in every if where not in dossier.consensus)


def divergence(plan: Plan, leaf: Leaf, marks: Iterable[Fraction]) -> str:
    """Why marks of one answer are to be talked over by the plan's rule; blank when they are not."""
    held, rule, minimum = tuple(marks), plan.divergence, leaf.criterion.minimum
    if rule is None or len(held) < 2:
        return ""
    low, high = _extremes(held)
    if high - low >= rule.marks_apart:
        return f"from {number_text(low)} to {number_text(high)}"
    if rule.across_minimum and minimum is not None and low < minimum <= high:
        return f"on both sides of the minimum of {number_text(minimum)}"
    return ""


def _extremes(marks: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """The lowest and the highest; whole marks, which most are, are compared as whole numbers."""
    if all(one.denominator == 1 for one in marks):
        whole = [one.numerator for one in marks]
        return Fraction(min(whole)), Fraction(max(whole))
    return min(marks), max(marks)


def _is_outside(mark: Fraction, marks: Sequence[Fraction]) -> bool:
    if not marks:
        return False
    low, high = _extremes(marks)
    return not low <= mark <= high


@dataclass(frozen=True, slots=True)
class MarkingProgress:
    """How far an evaluator has come in a lot. handed_in: criteria submitted."""

    evaluator: str
    marked: int
    of: int
    handed_in: tuple[str, ...]


def marking_progress(dossier: Dossier, lot: str = "") -> tuple[MarkingProgress, ...]:
    """Each evaluator's progress; answers of bidders with a conflict are not asked for."""
    gone = {one.bid for one in fallen(dossier, lot)}
    bids = [one.id for one in dossier.bids_for(lot) if one.id not in gone]
    handed = dossier.of(Submission)
    found = []
    for one in dossier.plan.evaluators:
        asked = [
            (bid, leaf.id)
            for leaf in dossier.plan.marks_of(one, lot)
            for bid in bids
            if not dossier.is_conflicted(one.id, bid)
        ]
        marked = sum(one.id in dossier.scores.get(where, {}) for where in asked)
        names = tuple(
            each.criterion for each in handed if each.evaluator == one.id and each.lot == lot
        )
        found.append(MarkingProgress(one.id, marked, len(asked), names))
    return tuple(found)
