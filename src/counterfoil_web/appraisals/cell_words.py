"""What a cell's word is called on a page: the cell keeps `one_off`, people read “£ once”."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from counterfoil.appraisal.amounts import AMOUNT_KINDS
from counterfoil.casefile.columns import Column, Kind
from counterfoil.reports import wording

CHOICES_OF_TRUTH = ("yes", "no")
_AMOUNTS = {
    "flat": "£ a year, level",
    "list": "£ by year, listed",
    "ramp": "£ a year, climbing",
    "one_off": "£ once",
    "driver_rate": "£ per unit of volume",
    "driver_bands": "£ by bands of volume",
    "share_of": "share of other lines",
}


def words_of(column: Column) -> tuple[str, ...]:
    """The words that a cell is chosen from; none where it is typed."""
    return CHOICES_OF_TRUTH if column.kind is Kind.TRUTH else column.words


def word_said(column: Column, text: str) -> str:
    """What a cell says, in words where its column has some for it."""
    return said_in(words_of(column)).get(text, text)


def word_meant(column: Column, text: str) -> str:
    """The word of a column that somebody wrote as pages show it; else the text as it is."""
    plain = " ".join(text.split()).casefold()
    said = said_in(words_of(column))
    return next((word for word, words in said.items() if words.casefold() == plain), text)


@lru_cache(maxsize=256)
def said_in(words: tuple[str, ...]) -> dict[str, str]:
    """Each word of a list, and what it is called."""
    known = _AMOUNTS if words == tuple(AMOUNT_KINDS.values()) else _named().get(words, {})
    return {word: known.get(word, word.replace("_", " ")) for word in words}


@lru_cache(maxsize=1)
def _named() -> dict[tuple[str, ...], dict[str, str]]:
    """The lists of words that reports have names for."""
    lists: dict[type[StrEnum], dict[str, str]] = {}
    for member, words in wording.NAMES.items():
        lists.setdefault(type(member), {})[member.value] = words
    return {tuple(member.value for member in kind): words for kind, words in lists.items()}
