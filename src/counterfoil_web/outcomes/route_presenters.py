"""What each route is worth, as its page and files show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from counterfoil.appraisal.results import Appraisal, OptionResult
from counterfoil.outcomes.updating import Belief
from counterfoil.outcomes.what_next import WhatNext
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = (
    *("Route", "Present value (£)", "Against going on (£)"),
    *("Best in (share of trials)", "P10 (£)", "P90 (£)"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What chance did to a route: the share of trials in which it is best, its present value."""

    chance_best: float
    p10_gbp: float
    p90_gbp: float


@dataclass(frozen=True, slots=True)
class BeliefRow:
    """How much of a line was thought to come true, before its record and after it."""

    title: str
    before: str
    after: str
    notes: tuple[str, ...]


def routes_with(
    found: WhatNext, drawn: Mapping[str, Drawn]
) -> tuple[tuple[OptionResult, Drawn | None], ...]:
    """The routes, the best first, with what chance did to each where that is known."""
    return tuple((one, drawn.get(one.id)) for one in found.ranked)


def belief_rows(found: WhatNext) -> tuple[BeliefRow, ...]:
    """Each line with a record."""
    return tuple(
        BeliefRow(one.title, belief(one.found.before), belief(one.found.after), one.found.notes)
        for one in found.lines
    )


def belief(one: Belief) -> str:
    """A share as it is thought likely: its mean, and from P10 to P90.

    >>> belief(Belief(mean=0.8, p10=0.5, p50=0.8, p90=1.0))
    '80% (50% to 100%)'
    """
    return f"{one.mean:.0%} ({one.p10:.0%} to {one.p90:.0%})"


def cells(found: WhatNext, drawn: Mapping[str, Drawn]) -> Iterator[tuple[Cell, ...]]:
    """The routes as rows of a file, the best first."""
    for one, chance in routes_with(found, drawn):
        spread: tuple[Cell, ...] = ("", "", "")
        if chance is not None:
            spread = (f"{chance.chance_best:.4f}", _whole(chance.p10_gbp), _whole(chance.p90_gbp))
        yield (one.title, _whole(one.npv_gbp), _whole(one.npsv_gbp), *spread)


def drawn_values(answer: Appraisal) -> dict[str, Any]:
    """What a simulation found of each route, as plain values to be kept."""
    chances = answer.chances
    if chances is None:
        return {"trials": 0, "routes": {}}
    return {
        "trials": chances.trials,
        "note": chances.trials_note,
        "routes": {
            one.option: [one.chance_best, one.npv.p10_gbp, one.npv.p90_gbp]
            for one in chances.options
        },
    }


def drawn_from(values: Mapping[str, Any]) -> dict[str, Drawn]:
    """The same read again."""
    return {name: Drawn(*held) for name, held in values["routes"].items()}


def _whole(amount: float) -> Decimal:
    return Decimal(round(amount))
