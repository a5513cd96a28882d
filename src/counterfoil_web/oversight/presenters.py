"""Events of the log as pages and copies show them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterfoil.access import Refusal
from counterfoil_web.oversight.store import Line
from counterfoil_web.records.kinds import kind_words
from counterfoil_web.records.models import Event

_NOBODY = "The application"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One line of the report."""

    number: int
    at: datetime
    person: str
    organisation: str
    what: str
    record: str
    partnership: str
    reason: str
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value before and after, as text."""

    name: str
    before: str
    after: str


def event_row(
    event: Event | Line, titles: Mapping[str, str], withheld: Mapping[int, Refusal]
) -> EventRow:
    """An event as a line; its reason kept back where the row is sealed for the reader.

    titles: of the partnerships whose history the reader may see, by reference.
    """
    is_withheld = event.number in withheld
    return EventRow(
        number=event.number,
        at=event.at,
        person=event.actor_name or _NOBODY,
        organisation=event.organisation_name,
        what=kind_words(event.kind),
        record=event.record,
        partnership=titles.get(event.partnership_ref, ""),
        reason="" if is_withheld else event.reason,
        withheld=is_withheld,
    )


def changes_of(event: Event) -> list[Change]:
    """What changed, value by value: those that differ, and those that came or went."""
    before, after = _named(event.before), _named(event.after)
    names = list(dict.fromkeys([*before, *after]))
    return [
        Change(
            name=_words(name),
            before=_text(before[name]) if name in before else "",
            after=_text(after[name]) if name in after else "",
        )
        for name in names
    ]


def _named(value: Any) -> dict[str, Any]:
    """A mapping as it is; anything else under one name."""
    if isinstance(value, dict):
        return value
    return {} if value is None else {"value": value}


def _words(name: str) -> str:
    words = f"{name[:-4]} (£)" if name.endswith("_gbp") else name
    words = words.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _text(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return ", ".join(_text(one) for one in value) or "none"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=2)
    return str(value)
