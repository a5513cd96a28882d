"""What a person who leaves has open: other applications say it of their own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One thing that somebody else must take over, and where."""

    what: str
    url: str


Source = Callable[[Acting, User], Iterable[OpenItem]]
_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Have a source asked: function(acting, user) -> what the user has open there, 50 at most."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def open_items(acting: Acting, user: User) -> list[OpenItem]:
    """Everything that the person has open, as far as whoever asks may see it."""
    return [item for source in _SOURCES for item in source(acting, user)]
