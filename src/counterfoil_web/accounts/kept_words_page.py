"""Kept words as a page shows them: what can be read, and everything that is sent again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterfoil_web.accounts.models import KeptWords

MOST_SHOWN = 40
_TECHNICAL = ("seen", "revision", "token", "next", "_state", "initial-")


@dataclass(frozen=True)
class Kept:
    """One form that came too late."""

    pk: int
    address: str
    sent_at: datetime
    shown: list[tuple[str, str]]
    more: int
    hidden: list[tuple[str, str]]
    left_out: list[str]


def presented(row: KeptWords) -> Kept:
    """What a page needs of kept words."""
    pairs = [(str(name), str(value)) for name, values in row.fields for value in values]
    readable = [
        (in_words(name), value)
        for name, value in pairs
        if value.strip() and not any(part in name for part in _TECHNICAL)
    ]
    return Kept(
        pk=row.pk,
        address=row.address,
        sent_at=row.made_at,
        shown=readable[:MOST_SHOWN],
        more=max(0, len(readable) - MOST_SHOWN),
        hidden=pairs,
        left_out=[in_words(name) for name in row.left_out],
    )


def in_words(name: str) -> str:
    """A field's name as words.

    >>> in_words("organisation_name"), in_words("lines-0-amount_gbp")
    ('Organisation name', 'Lines 0 amount gbp')
    """
    plain = " ".join(name.replace("_", " ").replace("-", " ").split())
    return plain[:1].upper() + plain[1:]
