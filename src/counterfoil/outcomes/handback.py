"""What comes back at the end: people, assets, data and rights, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from counterfoil.errors import Problem, Severity
from counterfoil.outcomes.records import OutcomeRecord


class HandbackKind(StrEnum):
    """What comes back."""

    PEOPLE = "people"
    ASSET = "asset"
    DATA = "data"
    RIGHT = "right"

    @property
    def words(self) -> str:
        """The kind in the plural."""
        return self.value if self in (HandbackKind.PEOPLE, HandbackKind.DATA) else f"{self.value}s"


class HandbackStatus(StrEnum):
    """How far it has come. HANDED_BACK is what the supplier says, ACCEPTED what we say."""

    NOT_LISTED = "not_listed"
    LISTED = "listed"
    AGREED = "agreed"
    HANDED_BACK = "handed_back"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    NOT_COMING = "not_coming"

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self in (HandbackStatus.ACCEPTED, HandbackStatus.NOT_COMING)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbackItem(OutcomeRecord):
    """One thing that comes back, or is known not to.

    count: how many, such as posts or vehicles. price_gbp: what is paid for it; None is not known.
    clause: where the contract says so. owner: who sees to it. needed_by: without it by that day the
    service cannot go on. evidence: what shows its status.
    """

    kind: ClassVar[str] = "handback"
    what: HandbackKind
    title: str
    status: HandbackStatus
    owner: str = ""
    needed_by: date | None = None
    count: Fraction | None = None
    price_gbp: Fraction | None = None
    clause: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbackList:
    """The items of one kind, and how many stand where."""

    what: HandbackKind
    items: tuple[HandbackItem, ...]

    @property
    def settled(self) -> int:
        """How many have nothing left to do."""
        return sum(one.status.is_settled for one in self.items)

    @property
    def price_gbp(self) -> Fraction:
        """What is paid for those whose price is known."""
        return sum((one.price_gbp for one in self.items if one.price_gbp is not None), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Handback:
    """Every list, with what must be mended or hurried."""

    lists: tuple[HandbackList, ...]
    problems: tuple[Problem, ...]

    def of(self, what: HandbackKind) -> HandbackList:
        """The list of one kind."""
        return next(one for one in self.lists if one.what is what)


def handback(items: Iterable[HandbackItem], as_at: date, ends: date | None = None) -> Handback:
    """The lists as at a day, those needed first first, and a warning for each thing amiss.

    ends: the last day of the contract; an item without a day of its own is needed by then.
    """
    held = sorted(items, key=lambda one: (one.needed_by or ends or date.max, one.id))
    lists = tuple(
        HandbackList(what=what, items=tuple(one for one in held if one.what is what))
        for what in HandbackKind
    )
    problems = [*_empty(lists), *(fault for one in held for fault in _faults(one, as_at, ends))]
    return Handback(lists=lists, problems=tuple(problems))


def _empty(lists: Sequence[HandbackList]) -> list[Problem]:
    return [
        _warning(
            f"no {one.what.words} are listed",
            "handback.csv",
            "list what comes back, or an item with the status not_coming that says nothing does",
        )
        for one in lists
        if not one.items
    ]


def _faults(one: HandbackItem, as_at: date, ends: date | None) -> list[Problem]:
    where = f"handback.csv, {one.id}"
    found = []
    needed = one.needed_by or ends
    if not one.status.is_settled and needed is not None and needed < as_at:
        found.append(
            _warning(
                f"{one.title} was needed by {needed} and is {one.status.value.replace('_', ' ')}",
                where,
                "settle it, or state the new day and who agreed to it",
            )
        )
    if not one.owner and not one.status.is_settled:
        found.append(_warning(f"nobody sees to {one.title}", where, "name its owner"))
    if one.status is HandbackStatus.ACCEPTED and not one.evidence:
        found.append(
            _warning(
                f"{one.title} is accepted and nothing shows it",
                where,
                "name the paper, such as a signed inventory",
            )
        )
    return found


def _warning(what: str, where: str, mend: str) -> Problem:
    return Problem(what=what, where=where, mend=mend, severity=Severity.WARNING)
