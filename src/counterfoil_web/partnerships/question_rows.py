"""A question and how its answer stands: as a row of a room, of a gate, and of an export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from counterfoil.guide import Question
from counterfoil.guide.readiness import AnswerState, weaknesses
from counterfoil.reports import wording
from counterfoil_web.govuk import formats
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.answers import facts_of
from counterfoil_web.partnerships.models import Answer, Partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question in words, with its answer's state, owner, day and weaknesses."""

    id: str
    text: str
    url: str
    state: str
    tag: str
    owner: str
    due: str
    overdue: bool
    weak: str
    answer: str = ""
    evidence: str = ""
    written: str = ""


def rows_of(
    partnership: Partnership,
    questions: tuple[Question, ...],
    answers: dict[str, Answer],
    today: date,
) -> tuple[QuestionRow, ...]:
    """The rows of these questions, in their order."""
    return tuple(
        row_of(partnership, question, answers.get(question.id), today) for question in questions
    )


def row_of(
    partnership: Partnership, question: Question, answer: Answer | None, today: date
) -> QuestionRow:
    """The row of one question."""
    state = answer.state if answer else ""
    unfinished = answer is not None and answer.state != AnswerState.ANSWERED
    due = answer.due if answer is not None and unfinished else None
    return QuestionRow(
        id=question.id,
        text=question.text,
        url=address_of("partnerships:question", partnership.ref, question.id),
        state=presenters.state_words(state),
        tag=presenters.state_tag(state),
        owner=str(answer.owner) if answer and answer.owner else "",
        due=wording.sentence_case(presenters.due_words(due, today)),
        overdue=due is not None and due < today,
        weak=weak_words(answer, today) if answer else "",
        answer=answer.text if answer else "",
        evidence=answer.evidence if answer else "",
        written=_written(answer) if answer else "",
    )


def drawn(rows: Iterable[QuestionRow]) -> SafeString:
    """The rows as a list in HTML; every text is escaped."""
    items = "\n".join(_drawn(row) for row in rows)
    return mark_safe(f'<ul class="app-questions">\n{items}\n</ul>')


def _drawn(row: QuestionRow) -> str:
    weak = f'<p class="app-questions__note">Weak: {escape(row.weak)}</p>' if row.weak else ""
    owner = f"Owner: {escape(row.owner)}" if row.owner else ""
    due = f"<strong>{escape(row.due)}</strong>" if row.overdue else escape(row.due)
    told = ". ".join(one for one in (owner, due if row.due else "") if one)
    note = f'<p class="app-questions__note">{told}</p>' if told else ""
    return (
        '<li class="app-questions__item"><div class="app-questions__what">'
        f'<span class="app-questions__id">{escape(row.id)}</span> '
        f'<a class="govuk-link" href="{escape(row.url)}">{escape(row.text)}</a>{weak}{note}</div>'
        f'<div class="app-questions__state"><strong class="govuk-tag {row.tag}">'
        f"{escape(row.state)}</strong></div></li>"
    )


def weak_words(answer: Answer, today: date) -> str:
    """What is weak about an answer, in a sentence; nothing for a sound or unwritten one."""
    if answer.state == AnswerState.ASKED:
        return ""
    found = weaknesses(facts_of(answer), today)
    return wording.sentence_case(wording.listed([weakness.words for weakness in found]))


def _written(answer: Answer) -> str:
    day = formats.day(timezone.localdate(answer.written_at))
    return f"Version {answer.revision} by {answer.written_by}, {day}"
