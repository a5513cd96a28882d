"""What a person who leaves has open: other applications say it of their own records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django_scopes import scopes_disabled

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.scope import visible_partnerships


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something that somebody else must take over, and where; an administrator sees no partnership,
    so that a source counts for them and leaves the address out."""

    what: str
    url: str = ""


Source = Callable[[Acting, User], Iterable[OpenItem]]


def _answers(acting: Acting, user: User) -> Iterable[OpenItem]:
    """The answers that the person owns in the organisation's partnerships: how many."""
    with scopes_disabled():
        owned = apps.get_model("partnerships", "Answer").objects.filter(
            owner=user, partnership__in=visible_partnerships(acting.organisation, acting.today)
        )
        count = owned.count()
    if count:
        answers = "1 answer" if count == 1 else f"{count} answers"
        yield OpenItem(what=f"Owns {answers} to the guide’s questions: name another owner")


_SOURCES: list[Source] = [_answers]


def register(source: Source) -> None:
    """Have a source asked: function(acting, user) -> what the user has open there, 50 at most."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def open_items(acting: Acting, user: User) -> list[OpenItem]:
    """Everything that the person has open, as far as whoever asks may see it."""
    return [item for source in _SOURCES for item in source(acting, user)]
