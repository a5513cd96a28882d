"""Text folded for searching: capitals, accents and apostrophes make no difference.

`Dŵr Cymru`, `DWR CYMRU` and `dŵr cymru` are found by one another, and so are O’Brien, O'Brien and
OBrien. The folding is done here and not by a database, because databases differ in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MOST_TERMS = 8
"""Words of a search that count; the rest is left out."""

_APOSTROPHES = frozenset("'’‘ʼ`´")
_WHOLE_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_CHUNK = 200
_SEARCHED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|(\S+)")


class _Folds(dict[int, str]):
    """What each character becomes, found on first sight and kept."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(chr(code))
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
    return " ".join(text.translate(_FOLDS).split())


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
    padded = f" {folded(text)}"
    if not any(f" {term}" in padded for term in terms):
        yield from (Piece(text=part, marked=False) for part in [text] if part)
        return
    letters, places = _with_places(text)
    done = 0
    for start, end in _spans(letters, terms):
        first, last = places[start], places[end - 1] + 1
        if first > done:
            yield Piece(text=text[done:first], marked=False)
        yield Piece(text=text[first:last], marked=True)
        done = last
    if done < len(text):
        yield Piece(text=text[done:], marked=False)


def _with_places(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, where it stood. Begins with a space."""
    letters, places = [" "], [0]
    for place, character in enumerate(text):
        for letter in _FOLDS[ord(character)]:
            if letter == " " and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _spans(letters: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where terms begin words, in order, without overlaps; the longer one wins."""
    found = []
    for term in terms:
        start = letters.find(f" {term}")
        while start >= 0:
            found.append((start + 1, start + 1 + len(term)))
            start = letters.find(f" {term}", start + 1)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
