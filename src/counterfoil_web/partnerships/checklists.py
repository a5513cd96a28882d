"""The questions that a gate asks, and how the partnership's answers to them stand."""

from __future__ import annotations

from datetime import date

from counterfoil import guide
from counterfoil.guide.readiness import Checklist, checklist
from counterfoil_web.partnerships.answers import answers_of, facts_of
from counterfoil_web.partnerships.models import Answer, Partnership


def checklist_for(partnership: Partnership, gate: str, today: date) -> Checklist:
    """How ready the answers are for a gate. Two queries. Raises: UnknownGate."""
    return checklist_of(partnership, gate, answers_of(partnership), today)


def checklist_of(
    partnership: Partnership, gate: str, answers: dict[str, Answer], today: date
) -> Checklist:
    """The same, of answers that are already at hand."""
    return checklist(
        guide.questions_for_gate(gate, partnership.kind),
        {question: facts_of(answer) for question, answer in answers.items()},
        today,
    )
