"""Reasons whose words do not fit the mark that they explain, pointed out and never refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from counterfoil.contract.lines import number_text
from counterfoil.tender.plan import Anchor, Scale

CONCERNS = (
    *("some concerns", "concerns", "weakness", "weaknesses", "weak", "poor", "limited", "lacks"),
    *("lacking", "fails to", "does not", "did not", "unclear", "insufficient", "inadequate"),
    *("omits", "omission", "not addressed", "no evidence", "minor reservations", "reservations"),
)
"""Words that do not explain a mark near the top."""
PRAISE = (
    *("excellent", "exceptional", "outstanding", "exceeds", "comprehensive", "very good"),
    *("fully meets", "fully addresses", "no concerns", "compelling", "robust", "strong"),
)
"""Words that do not explain a mark near the bottom."""
_DENIED = re.compile(r"\b(?:no|without|nor any|free of|any)\s+(?:\w+\s+)?$")
_NOT = re.compile(r"\b(?:not|never|no|hardly|neither)\s+(?:\w+\s+)?$")
_BEFORE = 60
_SHORTEST = 4
_MEND = "mend the reason, or the mark if the reason is right"
_TOP, _BOTTOM = Fraction(4, 5), Fraction(2, 5)


def wording_faults(scale: Scale, mark: Fraction, reason: str) -> Iterator[tuple[str, str]]:
    """Where a reason does not fit its mark: what, and the mend.

    A mark of four fifths of the scale or more explained with a concern, one of two fifths or less
    with praise, and the label of another anchor. Words that are denied ("no concerns") do not
    count.
    """
    text = " ".join(reason.casefold().split())
    height, anchor = scale.height(mark), scale.anchor(mark)
    explained = _said(text, CONCERNS, _DENIED) if height >= _TOP else ""
    if explained:
        yield f"a mark of {_called(mark, anchor)} is explained with “{explained}”", _MEND
    explained = _said(text, PRAISE, _NOT) if height <= _BOTTOM else ""
    if explained:
        yield f"a mark of {_called(mark, anchor)} is explained with “{explained}”", _MEND
    if anchor is None:
        return
    own = anchor.label.casefold()
    others = _other_labels(own, tuple(one.label for one in scale.anchors))
    if not others or not _pattern(tuple(others)).search(text):
        return
    for label, other in others.items():
        if _said(text, (label,), _NOT) and not _said(text, (own,), _NOT):
            what = f"a mark of {_called(mark, anchor)} is called “{other}”, which is another mark"
            yield what, _MEND


def _called(mark: Fraction, anchor: Anchor | None) -> str:
    """A mark with its label."""
    shown = number_text(mark)
    return f"{shown} ({anchor.label})" if anchor else shown


@lru_cache(maxsize=256)
def _other_labels(own: str, labels: tuple[str, ...]) -> dict[str, str]:
    """The labels that cannot be meant by another one's words, as compared and as written."""
    found = {}
    for one in labels:
        label = one.casefold()
        if not (label in own or own in label or len(label) < _SHORTEST):
            found[label] = one
    return found


def _said(text: str, words: tuple[str, ...], denied: re.Pattern[str]) -> str:
    """The first of the words that a text says and does not deny."""
    for found in _pattern(words).finditer(text):
        if not denied.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            return found.group()
    return ""


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
