"""Text folded for searching: capitals, accents and apostrophes make no difference.

`Dŵr Cymru`, `DWR CYMRU` and `dŵr cymru` are found by one another, and so are O’Brien, O'Brien and
OBrien. The folding is done here and not by a database, because databases differ in it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

MOST_TERMS = 8
"""Words of a search that count; the rest is left out."""

_APOSTROPHES = frozenset("'’‘ʼ`´")
_WHOLE_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_CHUNK = 200
_SEARCHED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|(\S+)")


_TYPED = tuple(zip("‘’“”–—…£•", "''-------", strict=True))
"""Signs of print with one of a keyboard that folds alike: Python folds plain ASCII much quicker."""


class _Folds(dict[int, str | None]):
    """What each character becomes, found on first sight and kept; None for nothing."""

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = _folded_character(chr(code)) or None
        return folded


def _folded_character(character: str) -> str:
    if character in _APOSTROPHES or unicodedata.combining(character):
        return ""
    parts = unicodedata.normalize("NFKD", character)
    letters = "".join(part for part in parts if not unicodedata.combining(part)).casefold()
    letters = "".join(_WHOLE_LETTERS.get(letter, letter) for letter in letters)
    return "".join(letter if letter.isalnum() else " " for letter in letters)


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Lower case, without accents or apostrophes, words parted by one space.

    >>> folded("Llŷn: O’Brien’s “Re-compete”")
    'llyn obriens re compete'
    """
    return " ".join(_typed(text).translate(_FOLDS).split())


def _typed(text: str) -> str:
    """The text with signs of print as typed, each character in its place."""
    if not text.isascii():
        for sign, typed in _TYPED:
            text = text.replace(sign, typed)
    return text


def search_terms(query: str) -> tuple[str, ...]:
    """What is looked for: each word, and each phrase in double quotes, folded.

    >>> search_terms('custody "whole life cost" P1-B4')
    ('custody', 'whole life cost', 'p1 b4')
    """
    found = (folded(phrase or word) for phrase, word in _SEARCHED.findall(query))
    return tuple(dict.fromkeys(term for term in found if term))[:MOST_TERMS]


def holds_all(folded_text: str, terms: Iterable[str]) -> bool:
    """Whether every term stands at the beginning of a word of a folded text.

    >>> holds_all("whole life cost of custody", ["cust", "life"]), holds_all("unlock", ["lock"])
    (True, False)
    """
    padded = f" {folded_text}"
    return all(f" {term}" in padded for term in terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of an excerpt; marked when it is what was looked for."""

    text: str
    marked: bool


def excerpt(text: str, terms: tuple[str, ...]) -> tuple[Piece, ...]:
    """About 300 characters of the text around the first match, cut at words, matches marked.

    Without a match it is the beginning of the text, with nothing marked.

    >>> [(piece.text, piece.marked) for piece in excerpt("Cost of dŵr", ("dwr",))]
    [('Cost of ', False), ('dŵr', True)]
    """
    plain = " ".join(text.split())
    start = _start_of_match(plain, terms)
    shown, before, after = _window(plain, start)
    return tuple(_marked(before + shown + after, terms))


def _start_of_match(text: str, terms: tuple[str, ...]) -> int:
    step = _CHUNK // 2
    for start in range(0, len(text), step):
        padded = f" {folded(text[start : start + _CHUNK])}"
        if any(f" {term}" in padded for term in terms):
            return start
    return 0


def _window(text: str, start: int) -> tuple[str, str, str]:
    """The part shown, with “…” where something is left out; never beginning in mid-word."""
    if start:
        start = text.find(" ", start) + 1 or start
    end = start + _CHUNK + _CHUNK // 2
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    return text[start:end], "… " if start else "", " …" if end < len(text) else ""


def _marked(text: str, terms: tuple[str, ...]) -> Iterable[Piece]:
    done = 0
    for start, end in _spans(text, terms):
        if start > done:
            yield Piece(text=text[done:start], marked=False)
        yield Piece(text=text[start:end], marked=True)
        done = end
    if done < len(text):
        yield Piece(text=text[done:], marked=False)


def _spans(text: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where terms begin words, in order, without overlaps; the longer one wins.

    Looked for where characters are folded one by one and spaces stay as they are, so that each
    letter can be led back to where it stood.
    """
    text = _typed(text)
    letters = text.translate(_FOLDS)
    found = [match.span() for term in terms for match in _beginning(term).finditer(letters)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    if not kept or (text.isascii() and len(letters) == len(text)):
        return kept  # no character became more than one, or none
    ends = list(accumulate(len(_FOLDS[ord(character)] or "") for character in text))
    return [(bisect_right(ends, start), bisect_right(ends, end - 1) + 1) for start, end in kept]


@lru_cache(maxsize=512)
def _beginning(term: str) -> re.Pattern[str]:
    """A folded term at the beginning of a word, where more than one space may stand for one."""
    return re.compile(r"(?<![^ ])" + term.replace(" ", " +"))
