"""Addresses of pages, kept once they are worked out: rows of links ask for many of them."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

MOST_KEPT = 20_000


@lru_cache(maxsize=MOST_KEPT)
def address_of(name: str, *args: str | int) -> str:
    """The address of a page by its name, as `django.urls.reverse` gives it.

    An address follows from its name and arguments alone, and Django works it out anew each time,
    which for thirty links takes longer than the queries of a page. Raises: NoReverseMatch.
    """
    return reverse(name, args=args)
