"""Clauses of a measure that contradict each other, or that can never bite."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.contract.measures import Direction, Measure, MeasureWindow, Unreported
from counterfoil.contract.terms import Contract, Terms

Found = tuple[str, str, str]
"""What, where, how to mend it."""


def measure_contradictions(contract: Contract, terms: Terms) -> Iterator[Found]:
    """What contradicts itself, or cannot bite, in each measure."""
    for measure in terms.measures:
        where = placed("measure", measure.id, measure.clause)
        for what, mend in (*_dates(contract, measure), *_bands(measure), *_rules(measure)):
            yield what, where, mend


def _dates(contract: Contract, measure: Measure) -> Iterator[tuple[str, str]]:
    if measure.starts and measure.ends and measure.ends < measure.starts:
        yield (
            f"it ends on {measure.ends} before it starts on {measure.starts}: it is never judged",
            "give an end on or after the start",
        )
    months = len(contract.term.months)
    if measure.window is MeasureWindow.ROLLING and measure.rolling_months > months:
        yield (
            f"its window of {measure.rolling_months} months is longer than the term of {months}",
            "shorten the window",
        )


def _bands(measure: Measure) -> Iterator[tuple[str, str]]:
    higher = measure.direction is Direction.HIGHER
    fails_at = measure.target + (-measure.tolerance if higher else measure.tolerance)
    if higher and measure.ratio and measure.target > 1:
        yield (
            f"its target, {_value(measure, measure.target)}, is more than all of them",
            "give a target of 100% or less, or count it as a number",
        )
    for band in measure.bands:
        edge = _value(measure, band.beyond)
        if measure.worse(fails_at, band.beyond):
            yield (
                f"its band at {edge} is better than the failing value, "
                f"{_value(measure, fails_at)}: it cannot bite before that is reached",
                f"let the band begin at {_value(measure, fails_at)}, or mend the target",
            )
        if higher and band.beyond <= 0:
            yield (
                f"its band at {edge} cannot be reached: nothing is less than nought",
                "begin the band above nought",
            )
        if not band.amount:
            yield f"its band at {edge} deducts nothing", "give it an amount, or leave it out"
    if measure.critical is not None and measure.worse(fails_at, measure.critical):
        yield (
            f"a critical failure begins at {_value(measure, measure.critical)}, which is no "
            "failure at all",
            f"give a critical value worse than {_value(measure, fails_at)}",
        )


def _rules(measure: Measure) -> Iterator[tuple[str, str]]:
    if not measure.bands:
        for rule, name in (
            (measure.earn_back is not None, "something may be earned back"),
            (measure.repeat is not None, "a repeat is multiplied"),
            (measure.unreported is Unreported.WORST_BAND, "not reporting costs the worst band"),
        ):
            if rule:
                yield (
                    f"{name}, but no band deducts anything",
                    "give it bands, or leave the rule out",
                )
    repeat = measure.repeat
    if repeat is not None and repeat.failures > repeat.within:
        yield (
            f"{repeat.failures} failures cannot fall in {repeat.within} windows",
            f"ask for at most {repeat.within} failures, or count over more windows",
        )
    if repeat is not None and repeat.multiplier <= 1:
        yield (
            f"a repeat is multiplied by {number_text(repeat.multiplier)}, which makes it no dearer",
            "give a multiplier above 1",
        )


def placed(thing: str, name: str, clause: str) -> str:
    """A thing of the terms by its id, and its clause."""
    words = f"{thing} {name}".strip()
    return f"{words} ({clause})" if clause else words


def percent_text(share: Fraction) -> str:
    """A share in percent."""
    return f"{number_text(share * 100, 4)}%"


def _value(measure: Measure, value: Fraction) -> str:
    return percent_text(value) if measure.ratio else number_text(value, 4)
