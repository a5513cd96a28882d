"""The decision calendar as its page and files show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterfoil.outcomes.decision_calendar import Chance, DecisionCalendar, Footing, RouteDates
from counterfoil.outcomes.lead_times import Step
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = ("Route", "Reckoned", "Step", "Last day", "Allowed from it", "Law", "Note")
_CHANCES = {
    Chance.OPEN: ("In time", "green"),
    Chance.ONLY_AT_THE_LEAST: ("Only at the least", "yellow"),
    Chance.NOT_MEASURED: ("Not measured", "grey"),
    Chance.PAST: ("Too late", "red"),
}


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route: its first step on each footing, and how it stands on the day."""

    route: RouteDates
    realistic: Step | None
    least: Step | None
    words: str
    colour: str


def route_rows(calendar: DecisionCalendar) -> tuple[RouteRow, ...]:
    """Each route of the calendar."""
    return tuple(
        RouteRow(
            one,
            _begins(one, Footing.REALISTIC),
            _begins(one, Footing.LEAST),
            *_CHANCES[one.chance],
        )
        for one in calendar.routes
    )


def cells(calendar: DecisionCalendar) -> Iterator[tuple[Cell, ...]]:
    """Every step of every route, and what is due afterwards, as rows of a file."""
    for one in calendar.routes:
        if one.gone:
            yield (one.title, "", f"None: {one.gone}", "", "", "", "")
        for chain in one.chains:
            for step in chain.steps:
                yield (one.title, chain.footing.words, *_step_cells(step))
    for step in calendar.afterwards:
        yield ("Afterwards", "", *_step_cells(step))


def _begins(route: RouteDates, footing: Footing) -> Step | None:
    chain = route.chain(footing)
    return None if chain is None else chain.steps[0]


def _step_cells(step: Step) -> tuple[str, str, str, str, str]:
    return (step.title, step.on.isoformat(), step.takes, step.law, step.note)
