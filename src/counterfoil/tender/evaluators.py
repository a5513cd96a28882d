"""What the evaluators made of the bids before moderation: each alone, and how far they agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from counterfoil.tender.agreement import Agreement, Level, agreement
from counterfoil.tender.award import Ranking
from counterfoil.tender.contest import Contest
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenAlone:
    """The order of the bids had one evaluator's own marks stood in place of the consensus.

    own: how many of the marks are the evaluator's; of `all` marks. The others are the consensus.
    """

    evaluator: str
    ranking: Ranking
    own: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionAgreement:
    """How far the evaluators of one criterion agreed on the bids."""

    criterion: str
    agreement: Agreement


def chosen_alone(dossier: Dossier, contest: Contest) -> tuple[ChosenAlone, ...]:
    """What each evaluator who marked any of these bids would have chosen, in the plan's order."""
    found = []
    for evaluator in dossier.plan.evaluators:
        own, entries = 0, []
        for entry in contest.entries:
            marks = dict(entry.marks)
            for leaf in dossier.plan.marked:
                mine = dossier.scores.get((entry.bid, leaf.id), {}).get(evaluator.id)
                if mine is not None:
                    marks[leaf.id] = mine.mark
                    own += 1
            entries.append(replace(entry, marks=marks))
        if own:
            found.append(
                ChosenAlone(
                    evaluator=evaluator.id,
                    ranking=replace(contest, entries=tuple(entries)).ranking,
                    own=own,
                    all=len(entries) * len(dossier.plan.marked),
                )
            )
    return tuple(found)


def marks_agreement(
    dossier: Dossier, bids: Iterable[str], level: Level = Level.ORDINAL
) -> tuple[Agreement, tuple[CriterionAgreement, ...]]:
    """Krippendorff's alpha of all individual marks of these bids, and of each criterion's."""
    held = tuple(bids)
    whole = agreement(
        (answer for leaf in dossier.plan.marked for answer in _answers(dossier, held, leaf)), level
    )
    each = tuple(
        CriterionAgreement(
            criterion=leaf.id, agreement=agreement(_answers(dossier, held, leaf), level)
        )
        for leaf in dossier.plan.marked
    )
    return whole, each


def _answers(dossier: Dossier, bids: Iterable[str], leaf: Leaf) -> list[list[Fraction]]:
    """The individual marks of each bid's answer."""
    return [[one.mark for one in dossier.scores.get((bid, leaf.id), {}).values()] for bid in bids]
