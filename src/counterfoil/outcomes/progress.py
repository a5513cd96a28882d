"""How a benefit gets on: plan, forecast, what was certified and the baseline, summed as they come.

Forecast: what is certified so far, then the rest of the plan at the rate at which the plan was kept
so far. P10 and P90: the same with the rest of the plan as chance has it in the case, each trial.
The colour follows RULE, and knows which way is better.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.draws import build_drawer
from counterfoil.appraisal.flows import line_flows
from counterfoil.contract.measures import Direction
from counterfoil.outcomes.actuals import Reading
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.promise import checked_model, to_the_penny
from counterfoil.outcomes.totals import ZERO, BenefitStanding, ByYear, register
from counterfoil.quantities.years import FinancialYear, Month

FloatArray = NDArray[np.float64]
GREEN_FROM = Fraction(95, 100)
AMBER_FROM = Fraction(80, 100)
TRIALS = 400

RULE = (
    "Green: at least 95% of what was planned so far is certified. Amber: at least 80%. Red: less. "
    "Where nothing was planned and the measure itself is read: green when it is better than the "
    "baseline, whichever way better is, amber when it is the same, red when it is worse. "
    "Grey: nothing was planned so far and nothing was read, so it is not judged."
)


class Rag(StrEnum):
    """The colour of a benefit, always shown with its word."""

    GREEN = "on plan"
    AMBER = "behind plan"
    RED = "well behind plan"
    GREY = "not judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The sums up to the end of a year, in the benefit's unit; None for what lies ahead.

    In the year of the last month counted, claimed, certified and banked reach up to that month.
    """

    year: FinancialYear
    planned: Fraction
    forecast: Fraction
    p10: Fraction
    p90: Fraction
    claimed: Fraction | None
    certified: Fraction | None
    banked: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One benefit on one chart, with its colour and the figures that the colour rests on.

    kept: what is certified so far over what was planned so far; None when nothing was.
    reading: the last value of the measure itself; better_by: how far it is on the better side of
    the baseline, below nought when on the worse.
    """

    standing: BenefitStanding
    points: tuple[Point, ...]
    planned_so_far: Fraction
    certified_so_far: Fraction
    kept: Fraction | None
    baseline: Fraction | None
    reading: Fraction | None
    better_by: Fraction | None
    rag: Rag
    why: str


def progress(ledger: Ledger, trials: int = TRIALS) -> tuple[Progress, ...]:
    """Every benefit of the register. trials: for P10 and P90, from the seed of the case."""
    found = register(ledger)
    keys = {one.benefit.case_line for one in found.benefits if one.benefit.case_line}
    drawn = drawn_lines(ledger.case, keys, trials) if ledger.case is not None and keys else {}
    return tuple(_progress(ledger, one, drawn) for one in found.benefits)


def rag_of(kept: Fraction | None, better_by: Fraction | None = None) -> Rag:
    """The colour by RULE.

    >>> rag_of(Fraction(95, 100)).name, rag_of(Fraction(1, 2)).name, rag_of(None, Fraction(4)).name
    ('GREEN', 'RED', 'GREEN')
    """
    if kept is not None:
        if kept >= GREEN_FROM:
            return Rag.GREEN
        return Rag.AMBER if kept >= AMBER_FROM else Rag.RED
    if better_by is None:
        return Rag.GREY
    if better_by == 0:
        return Rag.AMBER
    return Rag.GREEN if better_by > 0 else Rag.RED


def drawn_lines(case: BusinessCase, keys: set[str], trials: int) -> dict[str, FloatArray]:
    """What chance makes of lines of a case over its years, in cash: key to (trials, years)."""
    model = checked_model(case)
    drawer = build_drawer(case, model.inputs, case.simulation.seed, 1)
    row = {name: place for place, name in enumerate(drawer.names)}
    moving = [(at, row[one.name]) for at, one in enumerate(model.inputs) if one.name in row]
    places = {line.key: at for at, line in enumerate(model.lines) if line.key in keys}
    found = {key: np.empty((trials, model.years)) for key in places}
    with ThreadPoolExecutor(1) as pool:
        room = np.empty((max(1, len(drawer.names)), trials))
        block = drawer.draw(trials, pool, room)
    values = model.central.copy()
    for trial in range(trials):
        for at, place in moving:
            values[at] = block[place, trial]
        cash = line_flows(model, values).cash_gbp
        for key, at in places.items():
            found[key][trial] = cash[at] * model.lines[at].vat
    return found


def _progress(
    ledger: Ledger, standing: BenefitStanding, drawn: Mapping[str, FloatArray]
) -> Progress:
    until, benefit = ledger.document.until, standing.benefit
    planned = _so_far(standing.planned, until)
    certified = _claimed_so_far(standing, until, certified=True)
    kept = certified / planned if planned > 0 else None
    baseline = benefit.baseline.value if benefit.baseline else None
    reading = _last_reading(ledger, standing)
    better_by = None
    if reading is not None and baseline is not None:
        change = reading - baseline
        better_by = change if benefit.better is Direction.HIGHER else -change
    rag = rag_of(kept, better_by)
    return Progress(
        standing=standing,
        points=_points(ledger, standing, kept, drawn.get(benefit.case_line)),
        planned_so_far=planned,
        certified_so_far=certified,
        kept=kept,
        baseline=baseline,
        reading=reading,
        better_by=better_by,
        rag=rag,
        why=_why(kept, better_by),
    )


def _points(
    ledger: Ledger,
    standing: BenefitStanding,
    kept: Fraction | None,
    drawn: FloatArray | None,
) -> tuple[Point, ...]:
    until = ledger.document.until
    now = until.financial_year
    held = {*standing.planned, *standing.claimed, now}
    years = [FinancialYear(start) for start in range(min(held).start, max(held).start + 1)]
    rate = Fraction(1) if kept is None else kept
    left = Fraction(Month(now.start + 1, 3) - until, 12)
    planned = ahead = ZERO
    chance = np.zeros(0 if drawn is None else len(drawn))
    points = []
    for year in years:
        due = standing.planned.get(year, ZERO)
        share = left if year == now else Fraction(int(year > now))
        planned, ahead = planned + due, ahead + due * share * rate
        if drawn is not None and ledger.case is not None and due:
            of_line = drawn[:, year - ledger.case.first_year]
            chance = chance + of_line * float(share * rate * standing.benefit.line_share)
        stop = min(until, Month(year.start + 1, 3))
        certified = _claimed_so_far(standing, stop, certified=True)
        low, high = _spread(chance, ahead)
        past = year <= now
        points.append(
            Point(
                year=year,
                planned=planned,
                forecast=certified + ahead,
                p10=certified + low,
                p90=certified + high,
                claimed=_claimed_so_far(standing, stop) if past else None,
                certified=certified if past else None,
                banked=_so_far(standing.banked, stop) if past else None,
            )
        )
    return tuple(points)


def _spread(chance: FloatArray, certain: Fraction) -> tuple[Fraction, Fraction]:
    """P10 and P90 of what lies ahead; the plan itself where there is no chance in it."""
    if not len(chance):
        return certain, certain
    low, high = (to_the_penny(float(np.quantile(chance, at))) for at in (0.1, 0.9))
    return low, high


def _so_far(series: ByYear, until: Month) -> Fraction:
    """The sum of a yearly series up to a month; its year counts month for month."""
    now = until.financial_year
    part = Fraction(until - Month(now.start, 4) + 1, 12)
    past = sum((amount for year, amount in series.items() if year < now), ZERO)
    return past + series.get(now, ZERO) * part


def _claimed_so_far(
    standing: BenefitStanding, until: Month, *, certified: bool = False
) -> Fraction:
    return sum(
        (
            (one.counts if certified else one.claim.amount)
            * one.claim.share_within(one.claim.from_month, until)
            for one in standing.claims
        ),
        ZERO,
    )


def _last_reading(ledger: Ledger, standing: BenefitStanding) -> Fraction | None:
    held = [
        one
        for one in ledger.of(Reading)
        if ledger.benefits_by_id.get(one.benefit) is standing.benefit
        and one.from_month <= ledger.document.until
        and not one.group
    ]
    return max(held, key=lambda one: one.to_month).value if held else None


def _why(kept: Fraction | None, better_by: Fraction | None) -> str:
    if kept is not None:
        return f"{float(kept):.0%} of what was planned so far is certified"
    if better_by is not None:
        side = "better than" if better_by > 0 else "the same as" if better_by == 0 else "worse than"
        return f"nothing was planned in figures; the last reading is {side} the baseline"
    return "nothing was planned so far, and nothing was read"
