"""The word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_LISTED = 14


def nearest_word(word: str, allowed: Iterable[str]) -> str:
    """The allowed word most like the one given; empty when none is like it.

    >>> nearest_word("Benefits", ["charge", "benefit"]), nearest_word("zebra", ["charge"])
    ('benefit', '')
    """
    by_plain = {_plain(choice): choice for choice in allowed}
    close = get_close_matches(_plain(word), by_plain, n=1, cutoff=0.6)
    return by_plain[close[0]] if close else ""


def choose_among(word: str, allowed: Iterable[str]) -> str:
    """How to mend a word that is not allowed.

    >>> choose_among("benifit", ["charge", "benefit"])
    'did you mean benefit? The words are charge, benefit'
    """
    listed = tuple(allowed)
    nearest = nearest_word(word, listed)
    shown = ", ".join(listed[:_MOST_LISTED]) + (", …" if len(listed) > _MOST_LISTED else "")
    words = f"the words are {shown}" if listed else "leave it out"
    return f"did you mean {nearest}? {words[0].upper()}{words[1:]}" if nearest else words


def _plain(word: str) -> str:
    return word.casefold().replace(" ", "_").replace("-", "_").strip("_")
