"""How long each evaluator will need, reckoned before the tender is launched."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from counterfoil.tender.plan import Plan

_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Work:
    """What one evaluator is asked to do."""

    evaluator: str
    answers: int
    words: int
    hours: Fraction


def workload(plan: Plan, bids: int | None = None) -> tuple[Work, ...]:
    """Answers, words and hours of each evaluator.

    hours = answers × (words ÷ words a minute + minutes to mark) ÷ 60, an answer taken at its word
    limit, or at the plan's usual length where it has none. bids: in each lot; None: as expected.
    """
    count = plan.pace.expected_bids if bids is None else bids
    found = []
    for one in plan.evaluators:
        answers = words = 0
        for lot in [each.id for each in plan.lots] or [""]:
            for leaf in plan.marks_of(one, lot):
                answers += count
                words += count * (leaf.criterion.word_limit or plan.pace.words_an_answer)
        minutes = Fraction(words, plan.pace.words_a_minute) + answers * plan.pace.minutes_to_mark
        found.append(Work(one.id, answers, words, minutes / _MINUTES))
    return tuple(found)
