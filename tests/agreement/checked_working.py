"""A reader of workings who does each sum again from the words of its formula."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from counterfoil.appraisal.working import Working

NUMBER = r"(-?[\d.]+(?:e[-+]?\d+)?)"
POWER = re.compile(rf"\^ {NUMBER}")
GROWTH = re.compile(rf"^first year's value × \(1 \+ {NUMBER}\) \^ (\d+)$")
FIXED = re.compile(rf"^\(1 \+ {NUMBER}\) \^ {NUMBER} years? since")
BIAS = re.compile(rf"^max\({NUMBER}, {NUMBER} × \(1 − {NUMBER}\)\)$")
BAND = re.compile(rf"{NUMBER} to (no end|[\d.e+]+) at £{NUMBER}")
LEAVES = (
    *("as stated", "published level", "last published", "product of 1", "mean of", "1 while"),
    "1: year 0",
)


def every_node(working: Working) -> Iterator[Working]:
    """The working and all below it."""
    yield working
    for item in working.inputs:
        yield from every_node(item)


def what_the_formula_gives(node: Working) -> float | None:
    """The formula's sum, done again; None where it names what the inputs do not hold."""
    values = [item.value for item in node.inputs]
    formula = node.formula
    if formula == "sum" or formula.startswith("sum of"):
        return math.fsum(values)
    if formula.startswith("NPV of"):
        return values[0] - values[-1]
    if formula in ("+ real pounds × discount factor", "− real pounds × discount factor"):
        return math.prod(values) * (1 if formula[0] == "+" else -1)
    if formula == "cash ÷ general inflation factor":
        return values[0] / values[1]
    if formula.startswith("share × optimism bias factor × sum"):
        biased = len(values) > 1 and node.inputs[1].label == "optimism bias factor"
        first = 2 if biased else 1
        return math.prod(values[:first]) * math.fsum(values[first:])
    powered = _what_the_power_gives(formula, values)
    if powered is not None:
        return powered
    if formula.startswith("each unit at the rate"):
        return sum(
            max(0.0, min(values[0], math.inf if top == "no end" else float(top)) - float(low))
            * float(rate)
            for low, top, rate in BAND.findall(formula)
        )
    if " × " in formula and values and " the pattern " not in formula:
        return math.prod(values)
    assert (
        formula.startswith(LEAVES)
        or " the pattern " in formula
        or "; " in formula
        or (BAND.match(formula))
    ), formula
    return None


def _what_the_power_gives(formula: str, values: list[float]) -> float | None:
    if formula.startswith("(1 + real growth) ^"):
        power = POWER.search(formula)
        assert power
        return float((1 + values[0]) ** float(power[1]))
    if match := GROWTH.match(formula):
        return float(values[0] * (1 + float(match[1])) ** int(match[2]))
    if match := FIXED.match(formula):
        return float((1 + float(match[1])) ** float(match[2]))
    if match := BIAS.match(formula):
        lower, upper, mitigation = map(float, match.groups())
        return max(lower, upper * (1 - mitigation))
    if formula in ("1 + optimism bias applied", "1 − optimism bias applied"):
        return 1 + values[0] if "+" in formula else 1 - values[0]
    return None
