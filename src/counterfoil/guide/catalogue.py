"""The guide's rooms, gates and questions: found by id, by room, by kind, by gate."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import TypeVar

from counterfoil.errors import CounterfoilError
from counterfoil.guide.gates import Gate
from counterfoil.guide.load import load
from counterfoil.guide.questions import Question
from counterfoil.guide.rooms import Room
from counterfoil.partnership_kind import PartnershipKind

Named = TypeVar("Named")
_KIND_WORDS = {
    PartnershipKind.BUSINESS: "business partnering",
    PartnershipKind.CUSTODY: "custody partnering",
    PartnershipKind.CONSULTANCY: "consultancy",
}


class UnknownQuestion(CounterfoilError):
    """The guide has no question of this id."""


class UnknownRoom(CounterfoilError):
    """The guide has no room of this name."""


class UnknownGate(CounterfoilError):
    """There is no gate of this name."""


def rooms() -> tuple[Room, ...]:
    """The six rooms, in the order of the guide's parts.

    >>> [room.slug for room in rooms()]
    ['strategy', 'sourcing', 'governance', 'contract', 'outcomes', 'future']
    """
    return tuple(load().rooms.values())


def room(slug: str) -> Room:
    """One room by its slug. Raises UnknownRoom."""
    return _found(load().rooms, slug, UnknownRoom, "room")


def gates() -> tuple[Gate, ...]:
    """The gates, in the order in which a partnership meets them."""
    return tuple(load().gates.values())


def gate(slug: str) -> Gate:
    """One gate by its slug. Raises UnknownGate."""
    return _found(load().gates, slug, UnknownGate, "gate")


def question(question_id: str) -> Question:
    """One question by its id. Raises UnknownQuestion with the nearest ids.

    >>> [str(kind) for kind in question("P1-B5").kinds]
    ['business', 'custody', 'consultancy']
    """
    return _found(load().questions, question_id, UnknownQuestion, "question")


def questions(
    *, room: str | None = None, kind: PartnershipKind | str | None = None
) -> tuple[Question, ...]:
    """The questions of a room, a kind, both, or all, by part.

    With a kind: those composed for it first in each part, then those asked of it as well.
    Raises UnknownRoom, or ValueError for another kind.

    >>> len(questions()), len(questions(room="strategy"))
    (90, 18)
    """
    if room is not None:
        _found(load().rooms, room, UnknownRoom, "room")
    return tuple(
        one
        for one in _of_kind(None if kind is None else PartnershipKind(kind))
        if room is None or one.room == room
    )


def questions_for_gate(gate_slug: str, kind: PartnershipKind | str) -> tuple[Question, ...]:
    """The questions that a partnership of a kind must answer before a gate, by part.

    Raises UnknownGate, or ValueError for another kind.
    """
    gate(gate_slug)
    return tuple(one for one in _of_kind(PartnershipKind(kind)) if gate_slug in one.gates)


def journey(kind: PartnershipKind | str) -> tuple[tuple[Room, tuple[Question, ...]], ...]:
    """Every room with the questions of a kind, in order."""
    return tuple((one, questions(room=one.slug, kind=kind)) for one in rooms())


def neighbours(
    question_id: str, kind: PartnershipKind | str | None = None
) -> tuple[Question | None, Question | None]:
    """The questions before and after one, among all or among those of a kind.

    Both are None where the question is not asked of the kind.
    """
    here = question(question_id)
    listed = questions(kind=kind)
    if here not in listed:
        return None, None
    at = listed.index(here)
    before = listed[at - 1] if at else None
    return before, listed[at + 1] if at + 1 < len(listed) else None


def nothing_asked(room_slug: str, kind: PartnershipKind | str) -> str:
    """What to say where no question of a room is asked of a kind; empty where some are."""
    if questions(room=room_slug, kind=kind):
        return ""
    return f"No question of this room is asked of {kind_words(kind)}."


def kind_words(kind: PartnershipKind | str) -> str:
    """A kind of partnership in words.

    >>> kind_words("custody")
    'custody partnering'
    """
    return _KIND_WORDS[PartnershipKind(kind)]


@cache
def _of_kind(kind: PartnershipKind | None) -> tuple[Question, ...]:
    every = load().questions.values()
    if kind is None:
        return tuple(every)
    asked = [one for one in every if one.asked_of(kind)]
    return tuple(sorted(asked, key=lambda one: (one.part, one.kind is not kind)))


def _found(
    register: Mapping[str, Named], name: str, unknown: type[CounterfoilError], what: str
) -> Named:
    if name in register:
        return register[name]
    near = get_close_matches(name, register, n=3, cutoff=0.5)
    raise unknown(
        what=f"there is no {what} {name!r}",
        where="the guide",
        mend=f"name {' or '.join(near) if near else 'one of ' + ', '.join([*register][:6])}",
    )
