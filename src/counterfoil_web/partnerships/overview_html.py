"""The longer parts of a partnership's overview as HTML: its story, and its six rooms."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.partnerships.progress import SpineNote
from counterfoil_web.partnerships.rooms import RoomView
from counterfoil_web.partnerships.spine import SpineStep


def spine_html(steps: Iterable[SpineStep]) -> SafeString:
    """Promise, record, reckoning as items of a list; every text is escaped."""
    return mark_safe("\n".join(map(_step, steps)))


def _step(step: SpineStep) -> str:
    colour = "green" if step.notes else "grey"
    notes = "".join(f"<li>{_note(note)}</li>" for note in step.notes)
    told = f'<ul class="govuk-list govuk-list--bullet">{notes}</ul>'
    return (
        '<li class="app-spine__step"><h3 class="govuk-heading-s app-spine__name">'
        f'{escape(step.name)} <span class="govuk-tag govuk-tag--{colour}">{escape(step.state)}'
        f'</span></h3>\n<p class="govuk-body-s app-spine__what">{escape(step.what)}</p>\n'
        + (told if notes else f'<p class="govuk-body">{escape(step.nothing)}</p>')
        + "</li>"
    )


def _note(note: SpineNote) -> str:
    if not note.url:
        return escape(note.text)
    return f'<a class="govuk-link" href="{escape(note.url)}">{escape(note.text)}</a>'


def room_rows_html(rooms: Iterable[RoomView]) -> SafeString:
    """The rooms as rows of a table: done, to do, whose move; every text is escaped."""
    return mark_safe("\n".join(map(_row, rooms)))


def _row(room: RoomView) -> str:
    cells = (
        "<br>".join(map(escape, room.done)),
        "<br>".join([*map(escape, room.to_do), *_due(room)]) or "Nothing",
        "<br>".join(map(escape, room.moves)) or "Nobody’s",
    )
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">'
        f'<a class="govuk-link" href="{escape(room.url)}">{escape(room.name)}</a></th>'
        + "".join(f'<td class="govuk-table__cell">{cell}</td>' for cell in cells)
        + "</tr>"
    )


def _due(room: RoomView) -> list[str]:
    if not room.due:
        return []
    due = escape(room.due)
    return [f'<strong class="govuk-tag govuk-tag--red">{due}</strong>' if room.overdue else due]
