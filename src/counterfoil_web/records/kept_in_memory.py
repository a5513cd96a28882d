"""What a process keeps in memory because it can be made again: bounded, the oldest goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")


class KeptInMemory(Generic[Value]):
    """Values by what they were made from, which must be everything that they depend on.

    most: how much is kept at once. size: how much of that one value takes, 1 by default; who puts
    a value may say otherwise. None is no value. Nothing of a reader may stand in a value: the next
    one who asks may be somebody else.
    """

    def __init__(self, most: int, size: Callable[[Value], int] = lambda _: 1) -> None:
        self._most = most
        self._size = size
        self._held = 0
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = threading.Lock()
        _EVERY.add(self)

    def get(self, key: Hashable) -> Value | None:
        """What is kept under the key; None for nothing."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Value, size: int | None = None) -> Value:
        """Keep a value; what was not asked for longest makes room. One too large is not kept."""
        size = self._size(value) if size is None else size
        with self._lock:
            if size > self._most:
                return value
            self._drop(key)
            while self._held + size > self._most:
                self._drop(next(iter(self._values)))
            self._values[key] = (value, size)
            self._held += size
        return value

    def made(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is kept under the key, made now if it is not there."""
        found = self.get(key)
        return self.put(key, make()) if found is None else found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._held = 0

    @property
    def held(self) -> int:
        """How much of what may be kept at once is kept now."""
        return self._held

    def __len__(self) -> int:
        return len(self._values)

    def _drop(self, key: Hashable) -> None:
        _, size = self._values.pop(key, (None, 0))
        self._held -= size


_EVERY: WeakSet[KeptInMemory[Any]] = WeakSet()


def forget_all() -> None:
    """Forget everything that this process keeps, as a fresh one would."""
    for one in list(_EVERY):
        one.clear()
