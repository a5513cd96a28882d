"""How ready the answers are for a gate: what is answered, what is weak, what is missing.

It is told in words and counts, never as a percentage: one missing answer can be the one that
matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from counterfoil.guide.questions import Question

STALE_AFTER_DAYS = 365
"""An answer that nobody has written or agreed with for longer than this is asked for again."""


class AnswerState(StrEnum):
    """How far an answer is. ASKED: an owner is named, and nothing is written yet."""

    ASKED = "asked"
    NOT_YET = "not_yet"
    ANSWERED = "answered"


class Weakness(StrEnum):
    """What makes an answer weak."""

    NOT_YET = "not_yet"
    CHALLENGED = "challenged"
    OVERDUE = "overdue"
    STALE = "stale"
    NO_EVIDENCE = "no_evidence"
    NO_OWNER = "no_owner"

    @property
    def words(self) -> str:
        """The weakness as a checklist says it."""
        return _WEAKNESSES[self]


_WEAKNESSES = {
    Weakness.NOT_YET: "the answer is “not yet”, with its reason",
    Weakness.CHALLENGED: "it is challenged, and the challenge is not settled",
    Weakness.OVERDUE: "it was due and is not complete",
    Weakness.STALE: "nobody has looked at it for more than a year",
    Weakness.NO_EVIDENCE: "no evidence is named",
    Weakness.NO_OWNER: "nobody owns it",
}


class Readiness(StrEnum):
    """How a question stands before a gate."""

    ANSWERED = "answered"
    WEAK = "weak"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFacts:
    """What counts of an answer. looked_at: when it was last written or agreed with."""

    state: AnswerState
    looked_at: date
    has_evidence: bool = False
    has_owner: bool = False
    due: date | None = None
    open_challenges: int = 0


def weaknesses(facts: AnswerFacts, today: date) -> tuple[Weakness, ...]:
    """What is weak about a written answer, the gravest first; nothing for a sound one.

    >>> weaknesses(AnswerFacts(state=AnswerState.ANSWERED, looked_at=date(2026, 5, 1),
    ...                        has_evidence=True, has_owner=True), date(2026, 6, 1))
    ()
    """
    unfinished = facts.state is not AnswerState.ANSWERED
    old = today - facts.looked_at > timedelta(days=STALE_AFTER_DAYS)
    holds = {
        Weakness.NOT_YET: facts.state is AnswerState.NOT_YET,
        Weakness.CHALLENGED: facts.open_challenges > 0,
        Weakness.OVERDUE: unfinished and facts.due is not None and facts.due < today,
        Weakness.STALE: old,
        Weakness.NO_EVIDENCE: not facts.has_evidence and not unfinished,
        Weakness.NO_OWNER: not facts.has_owner,
    }
    return tuple(weakness for weakness in Weakness if holds[weakness])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One question of a gate and how its answer stands."""

    question: Question
    readiness: Readiness
    weaknesses: tuple[Weakness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The questions that must be answered before a decision, and how each stands."""

    lines: tuple[ChecklistLine, ...]

    @property
    def answered(self) -> tuple[ChecklistLine, ...]:
        """The questions whose answers are sound."""
        return self._standing(Readiness.ANSWERED)

    @property
    def weak(self) -> tuple[ChecklistLine, ...]:
        """The questions that have an answer with something wrong about it."""
        return self._standing(Readiness.WEAK)

    @property
    def missing(self) -> tuple[ChecklistLine, ...]:
        """The questions that nobody has answered."""
        return self._standing(Readiness.MISSING)

    @property
    def sentence(self) -> str:
        """How the whole stands, in a sentence."""
        if not self.lines:
            return "No questions are asked before this decision."
        asked = _counted(len(self.lines), "question is", "questions are")
        if len(self.answered) == len(self.lines):
            return f"{asked} asked before this decision: answered in full."
        return (
            f"{asked} asked before this decision: {len(self.answered)} answered, "
            f"{len(self.weak)} weak, {len(self.missing)} missing."
        )

    def _standing(self, readiness: Readiness) -> tuple[ChecklistLine, ...]:
        return tuple(line for line in self.lines if line.readiness is readiness)


def checklist(
    questions: Iterable[Question], facts: Mapping[str, AnswerFacts], today: date
) -> Checklist:
    """The checklist of these questions. facts: by question id; a question without is missing."""
    return Checklist(
        lines=tuple(_line(question, facts.get(question.id), today) for question in questions)
    )


def _line(question: Question, facts: AnswerFacts | None, today: date) -> ChecklistLine:
    if facts is None or facts.state is AnswerState.ASKED:
        return ChecklistLine(question=question, readiness=Readiness.MISSING)
    weak = weaknesses(facts, today)
    readiness = Readiness.WEAK if weak else Readiness.ANSWERED
    return ChecklistLine(question=question, readiness=readiness, weaknesses=weak)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
