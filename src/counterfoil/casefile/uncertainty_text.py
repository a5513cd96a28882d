"""An uncertainty as the text of a cell: a distribution, or a reference class to take it from."""

from __future__ import annotations

import re

from counterfoil.appraisal.business_case import ReferenceClassUse, Uncertainty
from counterfoil.casefile.number_text import read_number
from counterfoil.errors import InvalidValue
from counterfoil.quantities.distribution_text import (
    read_distribution,
    write_distribution,
    write_number,
)
from counterfoil.quantities.distributions import Distribution

_NAME = "reference_class"
_CALL = re.compile(rf"\s*{_NAME}\s*\((.*)\)\s*", re.DOTALL)
_WORD = re.compile(r"[\w.+-]+")
_PARTS = ("kind", "ratio", "lowest", "highest")
_MEND = f"write {_NAME}(kind=business, ratio=reported_to_promised_saving, lowest=0, highest=2)"


def read_uncertain(text: str) -> Distribution | ReferenceClassUse:
    """The distribution or reference class that a text names. Raises InvalidValue.

    A reference class may state the least and greatest ratio thought possible.

    >>> read_uncertain("reference_class(kind=custody, ratio=final_to_announced_cost)").kind
    'custody'
    """
    match = _CALL.fullmatch(text)
    if match is None:
        return read_distribution(text)
    given = _given(text, match[1])
    if "kind" not in given or "ratio" not in given:
        raise _wrong(text, "its kind or its ratio is missing")
    return ReferenceClassUse(
        kind=given["kind"],
        ratio=given["ratio"],
        lowest=_bound(text, given.get("lowest")),
        highest=_bound(text, given.get("highest")),
    )


def write_uncertain(uncertainty: Uncertainty) -> str:
    """The text that `read_uncertain` reads."""
    chance = uncertainty.distribution
    if not isinstance(chance, ReferenceClassUse):
        return write_distribution(chance)
    parts = [f"kind={chance.kind}", f"ratio={chance.ratio}"]
    for name, bound in (("lowest", chance.lowest), ("highest", chance.highest)):
        if bound is not None:
            parts.append(f"{name}={write_number(bound)}")
    return f"{_NAME}({', '.join(parts)})"


def _given(text: str, inside: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in inside.split(","):
        name, _, word = (piece.strip() for piece in part.partition("="))
        if name not in _PARTS or name in given or not _WORD.fullmatch(word):
            raise _wrong(text, f"{part.strip()!r} is not one of {', '.join(_PARTS)}")
        given[name] = word
    return given


def _bound(text: str, word: str | None) -> float | None:
    if word is None:
        return None
    number = read_number(word)
    if number is None:
        raise _wrong(text, f"{word!r} is not a plain number")
    return number


def _wrong(text: str, what: str) -> InvalidValue:
    return InvalidValue(what=f"{text.strip()!r}: {what}", where="uncertainty", mend=_MEND)
