"""The six rooms of a partnership: what the answers say of each, and the side navigation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from counterfoil import guide
from counterfoil.guide.readiness import AnswerState
from counterfoil.reports import wording
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import presenters, progress
from counterfoil_web.partnerships.answers import answers_of
from counterfoil_web.partnerships.models import Answer, Partnership
from counterfoil_web.partnerships.progress import RoomNote

_ANYBODY = "Anybody’s"
"""The move of whoever takes up the next question, as the overview explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """A room as the side navigation and the overview show it.

    next_move: whose move it is, when it is somebody's in particular.
    """

    slug: str
    name: str
    title: str
    purpose: str
    url: str
    current: bool
    done: tuple[str, ...]
    to_do: tuple[str, ...]
    moves: tuple[str, ...]
    next_move: str
    due: str
    overdue: bool


def rooms_of(partnership: Partnership, *, current: str, today: date) -> tuple[RoomView, ...]:
    """The six rooms in the order of the guide's parts. No query in the usual case."""
    notes = progress.notes_of(partnership)
    return tuple(
        _view(room, [note for note in notes if note.room == room.slug], partnership, current, today)
        for room in guide.rooms()
    )


def drawn(rooms: Iterable[RoomView]) -> SafeString:
    """The rooms as items of the side navigation; every text is escaped."""
    return mark_safe("\n".join(_drawn(room) for room in rooms))


def _drawn(room: RoomView) -> str:
    active = " moj-side-navigation__item--active" if room.current else ""
    here = ' aria-current="location"' if room.current else ""
    notes = [escape(words) for words in room.done]
    if room.due:
        notes.append(f"<strong>{escape(room.due)}</strong>" if room.overdue else escape(room.due))
    if room.next_move:
        notes.append(f"Next: {escape(room.next_move)}")
    return (
        f'<li class="moj-side-navigation__item{active}"><a href="{room.url}"{here}>'
        f'{escape(room.name)}</a> <span class="app-rooms__note">{"<br>".join(notes)}</span></li>'
    )


def answer_notes(partnership: Partnership) -> list[RoomNote]:
    """What the answers say of each room: a source of the register of progress."""
    answers = answers_of(partnership)
    return [
        _note(room.slug, guide.questions(room=room.slug, kind=partnership.kind), answers)
        for room in guide.rooms()
    ]


def _note(room: str, questions: Iterable[Any], answers: dict[str, Answer]) -> RoomNote:
    asked = list(questions)
    if not asked:
        return RoomNote(room=room, done="No questions are asked here for this kind")
    given = [answers[question.id] for question in asked if question.id in answers]
    done = [answer for answer in given if answer.state == AnswerState.ANSWERED]
    waiting = [answer for answer in given if answer.state != AnswerState.ANSWERED]
    dated = sorted((answer for answer in waiting if answer.due), key=lambda answer: answer.due)
    challenged = [answer for answer in given if answer.open_challenges]
    owned = _owned_move(dated, waiting, challenged)
    return RoomNote(
        room=room,
        done=f"{len(done)} of {wording.count(len(asked), 'question')} answered",
        to_do=_to_do(waiting, len(asked) - len(given), len(challenged)),
        whose_move=owned or (_ANYBODY if waiting or len(asked) > len(given) else ""),
        is_named=bool(owned),
        due=dated[0].due if dated else None,
    )


def _to_do(waiting: list[Answer], missing: int, challenged: int) -> str:
    not_yet = sum(answer.state == AnswerState.NOT_YET for answer in waiting)
    asked = len(waiting) - not_yet
    parts = (
        (challenged, "challenged"),
        (asked, "asked of an owner and not written"),
        (not_yet, "“not yet”"),
        (missing, "without an answer"),
    )
    return wording.sentence_case(
        wording.listed([f"{count} {words}" for count, words in parts if count])
    )


def _owned_move(dated: list[Answer], waiting: list[Answer], challenged: list[Answer]) -> str:
    """The owner whose answer is due first; else of one challenged or waiting; empty for none."""
    for answer in (*dated, *challenged, *waiting):
        if answer.owner:
            return f"{answer.owner}, for {answer.question_id}"
    return ""


def _view(
    room: Any, notes: list[RoomNote], partnership: Partnership, current: str, today: date
) -> RoomView:
    due = min((note.due for note in notes if note.due), default=None)
    return RoomView(
        slug=room.slug,
        name=room.name,
        title=room.title,
        purpose=room.purpose,
        url=address_of("partnerships:room", partnership.ref, room.slug),
        current=room.slug == current,
        done=tuple(note.done for note in notes if note.done),
        to_do=tuple(note.to_do for note in notes if note.to_do),
        moves=tuple(note.whose_move for note in notes if note.whose_move),
        next_move=next((note.whose_move for note in notes if note.is_named), ""),
        due=wording.sentence_case(presenters.due_words(due, today)),
        overdue=due is not None and due < today,
    )
