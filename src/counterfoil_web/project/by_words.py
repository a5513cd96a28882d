"""Addresses found by the words in them, so that a request tries few patterns and not hundreds.

An address has a word of its own in the first place or in the third: `log/`,
`partnerships/<ref>/decisions/`. By these two the patterns are chosen that may fit. They are then
tried as Django tries them, in their order, so that the same one is found as without the choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import RoutePattern

Addresses: TypeAlias = Sequence[URLPattern | URLResolver]
Words: TypeAlias = tuple[str | None, str | None]
"""The first and the third word; None where any may stand, or where it matters to no pattern."""


def by_words(addresses: Addresses) -> URLResolver:
    """These addresses, as one part of the addresses of the application."""
    return _ByWords(RoutePattern("", is_endpoint=False), addresses)


class _ByWords(URLResolver):
    """The addresses below it, of which those are tried that have the words of the path."""

    def __init__(self, pattern: Any, addresses: Addresses) -> None:
        super().__init__(pattern, addresses)
        self._chosen: dict[Words, URLResolver] = {}

    def resolve(self, path: str) -> Any:
        """What the path leads to. Raises: Resolver404."""
        first, third = _words_of(str(path))
        known = self._known
        words = (first if first in known else None, third if third in known else None)
        if words not in self._chosen:
            self._chosen[words] = _narrowed(self, words)
        return self._chosen[words].resolve(path)

    @cached_property
    def _known(self) -> frozenset[str]:
        """Words that choose; any other is as good as the next, so that little is ever kept."""
        return frozenset(
            word
            for one in _every(self.url_patterns)
            for word in _words_of_pattern(one)
            if word is not None
        )


def _narrowed(whole: URLResolver, words: Words) -> URLResolver:
    """The same resolver with those patterns alone that may fit a path with the words."""
    kept: list[URLPattern | URLResolver] = []
    for one in whole.url_patterns:
        if _begins_nowhere(one):
            part = _narrowed(one, words)
            kept += [part] if part.url_patterns else []
        elif all(
            own in (None, asked) for own, asked in zip(_words_of_pattern(one), words, strict=True)
        ):
            kept.append(one)
    return URLResolver(whole.pattern, kept, whole.default_kwargs, whole.app_name, whole.namespace)


def _every(patterns: Iterable[URLPattern | URLResolver]) -> Iterable[URLPattern | URLResolver]:
    for one in patterns:
        if _begins_nowhere(one):
            yield from _every(one.url_patterns)
        else:
            yield one


def _begins_nowhere(one: URLPattern | URLResolver) -> bool:
    """Whether it is a list of addresses that says nothing of how they begin."""
    return isinstance(one, URLResolver) and str(one.pattern) == ""


def _words_of_pattern(one: URLPattern | URLResolver) -> Words:
    """The words that a path must have to fit; what a converter or an expression takes is any."""
    if not isinstance(one.pattern, RoutePattern) or "<path:" in str(one.pattern):
        return None, None
    first, third = _words_of(str(one.pattern))
    if isinstance(one, URLResolver):
        third = third or None  # what is below it may go on
    return _said(first), _said(third)


def _said(word: str | None) -> str | None:
    return None if word is None or "<" in word else word


def _words_of(path: str) -> tuple[str, str]:
    first, _, rest = path.partition("/")
    return first, rest.partition("/")[2].partition("/")[0]
