"""What waits for the one who acts: a list to which every app above adds, unknown to this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from counterfoil.access import Marking, highest_of
from counterfoil_web.accounts.acting import Acting


class AgendaKind(StrEnum):
    """What sort of thing waits. DATE: nobody's move, but a day worth knowing."""

    DRAFT = "draft"
    SIGNATURE = "signature"
    REVIEW = "review"
    PROPOSAL = "proposal"
    ANSWER = "answer"
    CHALLENGE = "challenge"
    SUCCESSION = "succession"
    MONTH = "month"
    BREACH = "breach"
    OBLIGATION = "obligation"
    DECISION = "decision"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One thing that waits. whose_move: in words; partnership: its title."""

    title: str
    url: str
    whose_move: str
    kind: AgendaKind
    partnership: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A marking that a partnership in scope has: told beside what waits, by the same query."""

    marking: Marking


Contributor = Callable[[Acting, Any], Iterable[AgendaItem | Marked]]

_contributors: list[Contributor] = []


def register(contributor: Contributor) -> Contributor:
    """Have a function add to every agenda. Registering it twice is the same as once."""
    if contributor not in _contributors:
        _contributors.append(contributor)
    return contributor


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything that waits, in three lists. A decision with a date is in two of them.

    marking: the highest of the partnerships in scope, whose names the lists may carry.
    """

    work: tuple[AgendaItem, ...]
    decisions: tuple[AgendaItem, ...]
    dates: tuple[AgendaItem, ...]
    marking: Marking = Marking.OFFICIAL


def agenda_of(acting: Acting, visible: Any) -> Agenda:
    """What waits for the one who acts, soonest first; what has no date comes last.

    visible: the ids of the partnerships in scope, as a part of a query.
    """
    items = [item for contributor in _contributors for item in contributor(acting, visible)]
    markings = [item.marking for item in items if isinstance(item, Marked)]
    items = [item for item in items if isinstance(item, AgendaItem)]
    items.sort(key=lambda item: (item.due or date.max, item.partnership, item.title))
    plain = (AgendaKind.DECISION, AgendaKind.DATE)
    return Agenda(
        work=tuple(item for item in items if item.kind not in plain),
        decisions=tuple(item for item in items if item.kind is AgendaKind.DECISION),
        dates=tuple(item for item in items if item.kind in plain and item.due is not None),
        marking=highest_of(markings),
    )
