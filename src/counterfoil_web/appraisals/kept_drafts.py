"""What is known of a draft as it stands, kept in the process so that a page need not work it out.

A draft's row counts its changes and tells when the last was made. Both together name what it says
for good: another text has another name, so that nothing kept here is ever out of date. Who writes
in a draft reads it from the database under a lock, and not from here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any, TypeVar

from counterfoil_web.appraisals.models import Draft
from counterfoil_web.records.kept_in_memory import KeptInMemory

Value = TypeVar("Value")
Name = tuple[int, int, datetime]

_MOST_BYTES = 40_000_000
KEPT: KeptInMemory[Any] = KeptInMemory(_MOST_BYTES)


def name_of(draft: Draft) -> Name:
    """What names the draft as it stands: another text of it has another name."""
    return (draft.pk, draft.revision, draft.changed_at)


def kept(
    draft: Draft, what: Hashable, make: Callable[[], Value], weight: Callable[[Value], int]
) -> Value:
    """What follows from the draft as it stands, made once. what: what it is, with all it rests on.

    weight: about how many bytes it takes.
    """
    key = (what, name_of(draft))
    found: Value | None = KEPT.get(key)
    if found is None:
        found = make()
        KEPT.put(key, found, weight(found))
    return found


def small(_: object) -> int:
    """The weight of what takes next to nothing."""
    return 1_000
