"""The questions that a reviewer answers before signing a case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One question, and why it is asked."""

    id: str
    asks: str
    why: str


@cache
def checklist() -> tuple[ChecklistItem, ...]:
    """The questions, in order.

    >>> checklist()[0].id
    'in-house-comparator'
    """
    import yaml

    text = (files("counterfoil.casefile") / "review_checklist.yaml").read_text("utf-8")
    return tuple(ChecklistItem(**item) for item in yaml.safe_load(text))
