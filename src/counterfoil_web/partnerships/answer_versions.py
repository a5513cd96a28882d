"""The versions of an answer in words: who wrote each, when, why, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.differences import Difference, differences, plain_words

NAMES = (
    ("state", "How far it is"),
    ("text", "Answer"),
    ("evidence", "Evidence"),
    ("owner", "Owner"),
    ("due", "Due"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionInWords:
    """One version. first: whether there was none before it."""

    number: int
    by: str
    at: datetime
    reason: str
    first: bool
    differences: tuple[Difference, ...]


def versions_in_words(rows: list[Any]) -> tuple[VersionInWords, ...]:
    """The versions, newest first. rows: saved states of one answer, newest first."""
    return tuple(_version(newer, older) for newer, older in pairwise([*rows, None]))


def _version(newer: Any, older: Any | None) -> VersionInWords:
    before = _words(older) if older is not None else {}
    return VersionInWords(
        number=newer.revision,
        by=str(newer.written_by),
        at=newer.written_at,
        reason=newer.reason,
        first=older is None,
        differences=differences(before, _words(newer), NAMES),
    )


def _words(row: Any) -> dict[str, str]:
    return {
        "state": presenters.state_words(row.state),
        "text": row.text,
        "evidence": row.evidence,
        "owner": plain_words(row.owner),
        "due": plain_words(row.due),
    }
