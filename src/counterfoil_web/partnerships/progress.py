"""What is done, what is to do and whose move it is in each room; apps above add their notes.

The notes are kept with the partnership, because every page of it shows them. They are worked out
again on the first look after something changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from django_scopes import scopes_disabled

from counterfoil.access import Participation
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.partnerships.models import Access, Partnership, RoomState


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomNote:
    """One thing to say of a room; facts that stay true until something is saved.

    is_named: whether whose_move names a person or bodies, and not just whoever may do it.
    """

    room: str
    done: str = ""
    to_do: str = ""
    whose_move: str = ""
    is_named: bool = False
    due: date | None = None


class Spine(StrEnum):
    """The three parts of every partnership's story."""

    PROMISE = "promise"
    RECORD = "record"
    RECKONING = "reckoning"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineNote:
    """One thing to say of what was promised, recorded or reckoned up."""

    part: Spine
    text: str
    url: str = ""


NoteSource = Callable[[Partnership], Iterable[RoomNote]]
SpineSource = Callable[[Partnership], Iterable[SpineNote]]

_sources: list[NoteSource] = []
_spine_sources: list[SpineSource] = []


def register(source: NoteSource, models: Iterable[type[models.Model]] = ()) -> NoteSource:
    """Have a function say what stands in the rooms. models: what changes its notes when saved."""
    if source not in _sources:
        _sources.append(source)
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(_saved, sender=model, dispatch_uid=f"rooms of {model.__name__}")
    return source


def register_spine(source: SpineSource) -> SpineSource:
    """Have a function say what was promised, recorded or reckoned up, on the overview."""
    if source not in _spine_sources:
        _spine_sources.append(source)
    return source


def stale(partnership_id: int) -> None:
    """Have the rooms of a partnership worked out again at the next look."""
    with scopes_disabled():
        RoomState.objects.filter(pk=partnership_id).update(asked=F("asked") + 1)


def notes_of(partnership: Partnership) -> tuple[RoomNote, ...]:
    """The notes of all rooms. No query when `room_state` came with the partnership and holds."""
    return tuple(_note(row) for row in _state_of(partnership).rooms["notes"])


def parties_on(partnership: Partnership, day: date) -> tuple[tuple[str, str], ...]:
    """Who takes part on a day: the part in words, and the organisation. As quick as the notes."""
    return tuple(
        (row["part"], row["name"])
        for row in _state_of(partnership).rooms["parties"]
        if row["starts"] <= day.isoformat() <= (row["ends"] or "9999")
    )


def spine_of(partnership: Partnership) -> tuple[SpineNote, ...]:
    """What was promised, recorded and reckoned up."""
    return tuple(note for source in _spine_sources for note in source(partnership))


def keep_parties() -> None:
    """Have the parties shown anew once one comes, goes or changes its name."""
    for signal in (post_save, post_delete):
        signal.connect(_saved, sender=Access, dispatch_uid="rooms of Access")
    post_save.connect(_renamed, sender=Organisation, dispatch_uid="rooms of Organisation")


def _state_of(partnership: Partnership) -> RoomState:
    state = getattr(partnership, "room_state", None)
    if state is None:
        state, _ = RoomState.objects.get_or_create(partnership=partnership)
    if state.worked_out_for != state.asked:
        _work_out(partnership, state)
    return state


def _work_out(partnership: Partnership, state: RoomState) -> None:
    """Kept only if nothing changed meanwhile: the next look works them out again otherwise."""
    notes = [note for source in _sources for note in source(partnership)]
    state.rooms = {"notes": [_row(note) for note in notes], "parties": _parties(partnership)}
    state.worked_out_for = state.asked
    RoomState.objects.filter(pk=state.pk, asked=state.asked).update(
        rooms=state.rooms, worked_out_for=state.asked
    )
    partnership.room_state = state


def _parties(partnership: Partnership) -> list[dict[str, str]]:
    order = list(Participation)
    rows = (
        Access.objects.filter(partnership=partnership, revoked_at=None)
        .exclude(part="")
        .select_related("organisation")
    )
    return [
        {
            "part": Participation(row.part).label,
            "name": row.organisation.name,
            "starts": row.starts.isoformat(),
            "ends": row.ends.isoformat() if row.ends else "",
        }
        for row in sorted(rows, key=lambda row: (order.index(Participation(row.part)), row.pk))
    ]


def _row(note: RoomNote) -> dict[str, Any]:
    return {
        "room": note.room,
        "done": note.done,
        "to_do": note.to_do,
        "whose_move": note.whose_move,
        "is_named": note.is_named,
        "due": note.due.isoformat() if note.due else "",
    }


def _note(row: dict[str, Any]) -> RoomNote:
    due = date.fromisoformat(row["due"]) if row["due"] else None
    return RoomNote(**{**row, "due": due})


def _saved(instance: Any, **_signal: Any) -> None:
    stale(instance.partnership_id)


def _renamed(instance: Organisation, **_signal: Any) -> None:
    with scopes_disabled():
        RoomState.objects.filter(partnership__access__organisation=instance).update(
            asked=F("asked") + 1
        )
