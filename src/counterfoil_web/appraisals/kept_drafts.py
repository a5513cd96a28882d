"""What is known of a draft as it stands, kept in the process so that a page need not work it out.

A draft's row counts its changes and tells when the last was made. Both together name what it says
for good: another text has another name, so that nothing kept here is ever out of date. Who writes
in a draft reads it from the database under a lock, and not from here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock
from typing import Any, TypeVar

from counterfoil_web.appraisals.models import Draft

Value = TypeVar("Value")
Name = tuple[int, int, datetime]

_MOST_WEIGHT = 40_000_000


class Shelf:
    """Values by their keys up to a weight; what was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.weight = 0
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        """What is kept under a key; None for nothing."""
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Any, weight: int) -> None:
        """Keep a value; one that is heavier than the whole shelf is not kept."""
        if weight > self.most:
            return
        with self._lock:
            _, before = self._held.pop(key, (None, 0))
            self._held[key] = (value, weight)
            self.weight += weight - before
            while self.weight > self.most:
                _, (_, gone) = self._held.popitem(last=False)
                self.weight -= gone

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._held.clear()
            self.weight = 0


SHELF = Shelf(_MOST_WEIGHT)


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
    found: Value | None = SHELF.get(key)
    if found is None:
        found = make()
        SHELF.put(key, found, weight(found))
    return found


def small(_: object) -> int:
    """The weight of what takes next to nothing."""
    return 1_000
