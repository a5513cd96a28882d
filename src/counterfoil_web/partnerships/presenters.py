"""Partnerships and answers in words."""

from __future__ import annotations

from datetime import date
from functools import cache

from counterfoil import guide
from counterfoil.guide.readiness import AnswerState
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import day_in_words
from counterfoil.reports import wording

ENDED = "ended"
"""The stage of a partnership that is over."""

_STATES = {
    "": "Not answered",
    AnswerState.ASKED: "Asked, not written",
    AnswerState.NOT_YET: "Not yet",
    AnswerState.ANSWERED: "Answered",
}
_STATE_TAGS = {
    "": "govuk-tag--grey",
    AnswerState.ASKED: "govuk-tag--yellow",
    AnswerState.NOT_YET: "govuk-tag--orange",
    AnswerState.ANSWERED: "govuk-tag--green",
}


@cache
def kind_words(kind: str) -> str:
    """A kind of partnership, as pages name it.

    >>> kind_words("custody")
    'Custody'
    """
    return wording.sentence_case(wording.name(PartnershipKind(kind)))


@cache
def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of partnership to choose from."""
    return tuple((kind.value, kind_words(kind)) for kind in PartnershipKind)


@cache
def stages() -> tuple[tuple[str, str], ...]:
    """The gates that a partnership works towards, and its end, to choose from."""
    return (*((gate.slug, gate.name) for gate in guide.gates()), (ENDED, "Ended"))


def stage_words(stage: str) -> str:
    """The gate that a partnership works towards, by name."""
    return _stage_names().get(stage, stage)


@cache
def _stage_names() -> dict[str, str]:
    return dict(stages())


def state_words(state: str) -> str:
    """How far an answer is; an empty state for a question that has none."""
    return _STATES[AnswerState(state) if state else ""]


def state_tag(state: str) -> str:
    """The colour that goes with it; never without the words."""
    return _STATE_TAGS[AnswerState(state) if state else ""]


def due_words(due: date | None, today: date) -> str:
    """When something is due, and whether that day has passed.

    >>> day = date(2026, 12, 1)
    >>> due_words(day, date(2026, 12, 3)), due_words(day, day)
    ('overdue since 1 December 2026', 'due today')
    """
    if due is None:
        return ""
    if due == today:
        return "due today"
    written = day_in_words(due)
    return f"overdue since {written}" if due < today else f"due {written}"
