"""How a partnership changed, in words: each saved state against the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from counterfoil.access import Marking
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.differences import Difference, differences, plain_words
from counterfoil_web.partnerships.partnership_store import FIELDS

_NAMES = (
    ("title", "Title"),
    ("kind", "Kind of partnership"),
    ("summary", "What it is for"),
    ("value_gbp", "Value over its whole life"),
    ("starts", "Day it starts"),
    ("ends", "Day it ends"),
    ("marking", "Protective marking"),
    ("stage", "Working towards"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One saved state: what was done, by whom, when, and what became different."""

    title: str
    by: str
    at: datetime
    differences: tuple[Difference, ...]


def changes_of(versions: list[Any]) -> list[Change]:
    """The changes of a partnership, newest first. versions: its saved states, newest first."""
    told = [_change(newer, older) for newer, older in pairwise([*versions, None])]
    return [change for change in told if change is not None]


def clash_of(now: Any, mine: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What stands now against what somebody typed, so that they can choose."""
    typed = {name: _word(name, mine[name]) for name in FIELDS}
    return differences(_words(now, FIELDS), typed, _NAMES)


def _change(newer: Any, older: Any | None) -> Change | None:
    names = [name for name, _ in _NAMES]
    before = _words(older, names) if older is not None else {}
    found = differences(before, _words(newer, names), _NAMES) if older is not None else ()
    title = _title(newer, older, changed=bool(found))
    if not title:
        return None
    return Change(
        title=title,
        by=str(newer.history_user) if newer.history_user else "the system",
        at=newer.history_date,
        differences=found,
    )


def _title(newer: Any, older: Any | None, *, changed: bool) -> str:
    if older is None:
        return "Started"
    if newer.archived_at and not older.archived_at:
        return "Archived"
    if older.archived_at and not newer.archived_at:
        return "Restored"
    return "Changed" if changed else ""


def _words(row: Any, names: Any) -> dict[str, str]:
    return {name: _word(name, getattr(row, name)) for name in names}


def _word(name: str, value: Any) -> str:
    if name == "kind":
        return presenters.kind_words(value)
    if name == "marking":
        return Marking(value).banner
    if name == "stage":
        return presenters.stage_words(value)
    if name == "value_gbp":
        return formats.money(value) if value is not None else ""
    return plain_words(value)
