"""What changed between two texts or two saved states, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from counterfoil.quantities.years import day_in_words

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of text: the same in both, taken out, or put in."""

    text: str
    change: str = ""

    @property
    def is_out(self) -> bool:
        """Whether it was taken out."""
        return self.change == "out"

    @property
    def is_in(self) -> bool:
        """Whether it was put in."""
        return self.change == "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that was changed: its name in words, and its text with what went and what came."""

    name: str
    parts: tuple[Part, ...]


def difference(before: str, after: str) -> tuple[Part, ...]:
    """The two texts as one, word by word.

    >>> [(part.text, part.change) for part in difference("due in May", "due in June")]
    [('due in ', ''), ('May', 'out'), ('June', 'in')]
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return _parts([(before, "out"), (after, "in")])
    pieces: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for change, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if change == "equal":
            pieces.append(("".join(old[old_from:old_to]), ""))
        else:
            pieces.append(("".join(old[old_from:old_to]), "out"))
            pieces.append(("".join(new[new_from:new_to]), "in"))
    return _parts(pieces)


def differences(
    before: dict[str, str], after: dict[str, str], names: Iterable[tuple[str, str]]
) -> tuple[Difference, ...]:
    """What changed between two saved states, by the names of what they hold, in that order.

    before, after: words by key; names: key and what pages call it.
    """
    return tuple(
        Difference(
            name=name,
            parts=difference(before.get(key, ""), after.get(key, "")),
        )
        for key, name in names
        if before.get(key, "") != after.get(key, "")
    )


def plain_words(value: Any) -> str:
    """A value of a record as a reader of its history sees it.

    >>> plain_words(date(2026, 5, 1)), plain_words(None), plain_words(" x ")
    ('1 May 2026', '', 'x')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return day_in_words(value)
    return str(value).strip()


def _parts(pieces: Iterable[tuple[str, str]]) -> tuple[Part, ...]:
    return tuple(Part(text=text, change=change) for text, change in pieces if text)
