"""Reasons whose words do not fit the mark that they explain, pointed out and never refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from counterfoil.contract.lines import number_text
from counterfoil.tender.plan import Scale

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
_TOP, _BOTTOM = Fraction(4, 5), Fraction(2, 5)


def wording_faults(scale: Scale, mark: Fraction, reason: str) -> Iterator[tuple[str, str]]:
    """Where a reason does not fit its mark: what, and the mend.

    A mark of four fifths of the scale or more explained with a concern, one of two fifths or less
    with praise, and the label of another anchor. Words that are denied ("no concerns") do not
    count.
    """
    text = " ".join(reason.casefold().split())
    place = (mark - scale.lowest) / (scale.highest - scale.lowest)
    shown = number_text(mark)
    anchor = scale.anchor(mark)
    called = f"{shown} ({anchor.label})" if anchor else shown
    mend = "mend the reason, or the mark if the reason is right"
    if place >= _TOP and (word := _said(text, CONCERNS, _DENIED)):
        yield f"a mark of {called} is explained with “{word}”", mend
    if place <= _BOTTOM and (word := _said(text, PRAISE, _NOT)):
        yield f"a mark of {called} is explained with “{word}”", mend
    if anchor is None:
        return
    own = anchor.label.casefold()
    for other in scale.anchors:
        label = other.label.casefold()
        if other is anchor or label in own or own in label or len(label) < 4:
            continue
        if _said(text, (label,), _NOT) and not _said(text, (own,), _NOT):
            yield f"a mark of {called} is called “{other.label}”, which is another mark", mend


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
