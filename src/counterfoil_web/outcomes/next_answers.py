"""The next decision, worked out once for what the ledger rests on; chance by a job."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from counterfoil.errors import Problem
from counterfoil.outcomes.decision_calendar import DecisionCalendar, decision_calendar
from counterfoil.outcomes.handback import Handback, handback
from counterfoil.outcomes.next_answer import NextAnswer, next_answer
from counterfoil_web.contracts.outlook_runs import Run, Runs, runs_of
from counterfoil_web.outcomes.pages import tried
from counterfoil_web.outcomes.route_presenters import Drawn, drawn_from, drawn_values
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.jobs import start
from counterfoil_web.records.models import Job

KIND = "simulate-what-next"


@dataclass(frozen=True)
class RouteRuns:
    """The last simulation that ended, what it found of each route, and the one that goes on."""

    drawn: dict[str, Drawn]
    trials: int
    ended: Run | None
    going_on: Job | None


def next_of(held: Outcomes) -> tuple[NextAnswer | None, Problem | None]:
    """The answer by the central figures, or why there is none."""
    return held.made("next", lambda: tried(lambda: _answer(held)))


def calendar_of(held: Outcomes) -> tuple[DecisionCalendar | None, Problem | None]:
    """The decision calendar, also while the routes cannot be worked out; (None, None) without a
    contract.
    """
    contract, choices = held.ledger.contract, held.next_document
    if contract is None:
        return None, None
    rules, taken = (None, 0)
    if choices is not None:
        rules, taken = choices.calendar_rules, choices.extensions_taken
    return held.made(
        "calendar",
        lambda: tried(
            lambda: decision_calendar(contract, held.document.as_at, rules, extensions_taken=taken)
        ),
    )


def lists_of(held: Outcomes) -> Handback:
    """What comes back, also while nothing else of the next decision can be worked out."""
    answer, _ = next_of(held)
    return handback(held.items, held.document.as_at) if answer is None else answer.handback


def simulated(
    held: Outcomes, trials: int | None, progress: Callable[[int, int], None]
) -> dict[str, object]:
    """What chance does to each route, as values to be kept. Raises: CounterfoilError."""
    found = _answer(held, simulate=True, trials=trials, progress=progress)
    return {} if found.what_next is None else drawn_values(found.what_next.answer)


def runs_for(seen: Seen, held: Outcomes) -> RouteRuns:
    """The simulations of the routes of the acting organisation. One query."""
    found: Runs = runs_of(seen, KIND, mark_of(held), last_of(held))
    if found.ended is None:
        return RouteRuns({}, 0, None, found.going_on)
    values = found.ended.values
    return RouteRuns(drawn_from(values), values["trials"], found.ended, found.going_on)


def start_run(seen: Seen, held: Outcomes) -> Job:
    """Simulate the routes, or find the same simulation that goes on."""
    asked = {"ref": seen.partnership.ref, "of": mark_of(held), "last": last_of(held)}
    going_on = runs_for(seen, held).going_on
    if going_on is not None and going_on.arguments == asked:
        return going_on
    title = f"What next for {seen.partnership.title}"
    return start(seen.acting, KIND, asked, title, partnership=seen.partnership)


def file_of(values: dict[str, object]) -> bytes:
    """Values as a file."""
    return json.dumps(values, ensure_ascii=False, indent=2).encode()


def mark_of(held: Outcomes) -> str:
    """What a simulation rests on, but for records: the agreed plan."""
    return f"outcome-plan/{held.plan.pk}"


def last_of(held: Outcomes) -> int:
    """How many records and closed months a simulation knew. They are only ever added."""
    ledger = held.ledger
    return len(held.records) + len(ledger.contract_records) + len(ledger.closed)


def _answer(
    held: Outcomes,
    *,
    simulate: bool = False,
    trials: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> NextAnswer:
    return next_answer(
        held.ledger,
        held.next_document,
        items=held.items,
        lessons=held.lessons,
        tests=held.tests,
        simulate=simulate,
        trials=trials,
        progress=progress,
    )
